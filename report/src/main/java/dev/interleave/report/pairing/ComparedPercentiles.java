package dev.interleave.report.pairing;

import dev.interleave.report.input.JmhResult.Mode;
import dev.interleave.report.measure.ForkSeries;
import dev.interleave.report.measure.SamplePercentile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Which percentiles of sample mode are compared beside the mean, and why some are not.
 *
 * <p>A fork with too few samples takes the percentile out of the comparison, and not just its pair:
 * slow forks have fewer samples, so that to leave out pairs would leave out the slow ones.
 */
public final class ComparedPercentiles {
  /**
   * The usual call and the slow one. Every metric more makes the correction harder on all others:
   * 90 % mostly says what one of these two says, and 99.9 % takes 10 000 samples of each fork, and
   * varies so much from fork to fork that it is seldom decided.
   */
  static final List<SamplePercentile> COMPARED =
      List.of(SamplePercentile.P50, SamplePercentile.P99);

  private ComparedPercentiles() {}

  /** Whether every fork of these pairs has it. */
  static boolean isMeasured(String key, List<PairedForks> pairs) {
    return !pairs.isEmpty() && values(pairs, fork -> fork.value(key)).allMatch(Double::isFinite);
  }

  /**
   * Why each that is not compared is not, for people to read, by its name in print. Empty where all
   * are, and for pairs of another mode.
   */
  public static Map<String, String> leftOut(List<PairedForks> pairs) {
    Map<String, String> reasons = new LinkedHashMap<>();
    if (forks(pairs)
        .noneMatch(fork -> fork.iterations().containsKey(Mode.SAMPLE_TIME.shortName()))) {
      return reasons;
    }
    double fewest = values(pairs, fork -> fork.value(SamplePercentile.COUNT)).min().orElse(0);
    for (SamplePercentile percentile : COMPARED) {
      if (!isMeasured(percentile.key(), pairs)) {
        reasons.put(
            name(percentile),
            Double.isNaN(fewest)
                ? "a fork's results have no histogram"
                : "a fork has %d samples and needs %d"
                    .formatted((long) fewest, percentile.fewest()));
      }
    }
    return reasons;
  }

  static String name(SamplePercentile percentile) {
    return "time " + percentile.label();
  }

  private static DoubleStream values(List<PairedForks> pairs, ToDoubleFunction<ForkSeries> value) {
    return forks(pairs).mapToDouble(value);
  }

  private static Stream<ForkSeries> forks(List<PairedForks> pairs) {
    return pairs.stream().flatMap(pair -> Stream.of(pair.baseline(), pair.candidate()));
  }
}
