package dev.interleave.report.simulate;

import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.InputException;
import dev.interleave.report.input.Source;
import dev.interleave.report.measure.ForkSeries;
import dev.interleave.report.measure.Measurement;
import dev.interleave.report.measure.Measurements;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Noise from results that were measured: all forks ran the same program, so two forks of a
 * benchmark that follow each other are a round.
 */
final class Recording {
  private static final int MIN_ROUNDS = 2;

  private Recording() {}

  /**
   * Of every benchmark with at least four forks, its primary metric.
   *
   * @param condition what the machine was like, a word for tables
   * @param input a results folder, or a file of JMH's
   * @throws InputException where no benchmark has so many
   */
  static RecordedNoise of(String condition, Path input) {
    List<RecordedNoise.Series> series =
        Measurements.of(List.of(Source.read(input))).stream()
            .map(Recording::series)
            .filter(one -> one.size() >= MIN_ROUNDS)
            .map(one -> new RecordedNoise.Series(one.name, one.rounds))
            .toList();
    if (series.isEmpty()) {
      throw new InputException(
          input,
          "no benchmark has %d forks with values above 0".formatted(2 * MIN_ROUNDS),
          "Noise is recorded from rounds of two forks, at least %d of them.".formatted(MIN_ROUNDS),
          "Measure fewer benchmarks or for longer, for example with --include and --precision 0.");
    }
    return new RecordedNoise(condition, series);
  }

  private record Candidate(String name, List<List<List<Double>>> rounds) {
    int size() {
      return rounds.size();
    }
  }

  private static Candidate series(Measurement measurement) {
    List<List<Double>> forks =
        measurement.forks().stream()
            .map(fork -> values(fork, measurement.primary()))
            .filter(values -> !values.isEmpty())
            .toList();
    List<List<List<Double>>> rounds = new ArrayList<>();
    for (int i = 0; i + 1 < forks.size(); i += 2) {
      rounds.add(List.of(forks.get(i), forks.get(i + 1)));
    }
    return new Candidate(name(measurement), rounds);
  }

  private static List<Double> values(ForkSeries fork, String metric) {
    List<Double> all = fork.iterations().getOrDefault(metric, List.of());
    return IntStream.range(0, all.size())
        .filter(fork::counts)
        .mapToObj(all::get)
        .filter(value -> value > 0 && Double.isFinite(value))
        .toList();
  }

  /** Class, method and the values of parameters: short, as it is in every row. */
  private static String name(Measurement measurement) {
    CellKey key = measurement.id().key();
    String method = key.benchmark().replaceFirst("^.*\\.(?=[^.]+\\.[^.]+$)", "");
    return String.join(
        " ", Stream.concat(Stream.of(method), key.params().values().stream()).toList());
  }
}
