package dev.interleave.report.compare;

import dev.interleave.report.measure.Direction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that was measured of a subject so far.
 *
 * @param subject what was measured
 * @param worse by pair, in the order of measuring: how much worse the candidate is, as a difference
 *     of logarithms
 * @param obstacle why it can't be measured, for people to read, or null
 */
public record Evidence(Subject subject, List<Double> worse, @Nullable String obstacle) {
  public Evidence {
    worse = List.copyOf(worse);
  }

  /** From pairs; the obstacle is that some pair has no ratio. */
  public static Evidence of(Subject subject, Direction direction, List<Pair> pairs) {
    List<Double> all = pairs.stream().map(pair -> pair.worse(direction)).toList();
    List<Double> worse = all.stream().filter(Double::isFinite).toList();
    int without = all.size() - worse.size();
    return new Evidence(
        subject,
        worse,
        without == 0
            ? null
            : "%d of %d pairs have no ratio: a value is not above 0"
                .formatted(without, all.size()));
  }

  /** Nothing but the reason. */
  public static Evidence none(Subject subject, String obstacle) {
    return new Evidence(subject, List.of(), obstacle);
  }

  int pairs() {
    return worse.size();
  }

  /** Some of the pairs: {@code from} inclusive, {@code to} exclusive. */
  double[] worse(int from, int to) {
    return worse.subList(from, to).stream().mapToDouble(Double::doubleValue).toArray();
  }
}
