package dev.interleave.report.simulate;

import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.InputException;
import dev.interleave.report.input.Run;
import dev.interleave.report.input.Source;
import dev.interleave.report.measure.ForkSeries;
import dev.interleave.report.measure.Measurement;
import dev.interleave.report.measure.Measurements;
import dev.interleave.report.pairing.PairedForks;
import dev.interleave.report.pairing.Pairing;
import dev.interleave.report.pairing.Side;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Noise from results that were measured, all of one program. In a comparison of a build with itself
 * a round is a pair of forks; in a run it is two forks of a benchmark that follow each other.
 */
final class Recording {
  private static final int MIN_ROUNDS = 2;

  private Recording() {}

  /**
   * Of every benchmark with at least four forks, its primary metric.
   *
   * @param condition what the machine was like, a word for tables
   * @param input a comparison's folder, a results folder, or a file of JMH's
   * @throws InputException where no benchmark has so many, or the builds of a comparison differ
   */
  static RecordedNoise of(String condition, Path input) {
    boolean compared =
        Arrays.stream(Side.values())
            .allMatch(side -> Files.isDirectory(input.resolve(side.word())));
    List<RecordedNoise.Series> series =
        (compared
                ? pairs(input)
                : Measurements.of(List.of(Source.read(input))).stream().map(Recording::series))
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

  private static Stream<Candidate> pairs(Path comparison) {
    Source baseline = Source.read(comparison.resolve(Side.BASELINE.word()));
    Source candidate = Source.read(comparison.resolve(Side.CANDIDATE.word()));
    if (!build(baseline).equals(build(candidate))) {
      throw new InputException(
          comparison,
          "its two builds differ",
          "Noise is recorded from a build that was compared with itself.",
          "Compare a jar with a copy of it, without options for one side alone.");
    }
    return Measurements.of(List.of(candidate)).stream()
        .map(
            each ->
                new Candidate(
                    name(each),
                    Pairing.of(List.of(each.id().key()), baseline, candidate)
                        .getFirst()
                        .pairs()
                        .stream()
                        .map(
                            pair ->
                                inOrder(pair, baseline, candidate)
                                    .map(fork -> values(fork, each.primary()))
                                    .toList())
                        .filter(round -> round.stream().noneMatch(List::isEmpty))
                        .toList()));
  }

  private static String build(Source side) {
    Run run = Objects.requireNonNull(side.run(), "a comparison records its sides");
    return run.jarSha256() + " " + run.environment().jvmFlags();
  }

  /** The forks of a pair, the one that ran first first. */
  private static Stream<ForkSeries> inOrder(PairedForks pair, Source baseline, Source candidate) {
    boolean baselineFirst =
        started(baseline, pair.baseline()).compareTo(started(candidate, pair.candidate())) <= 0;
    return baselineFirst
        ? Stream.of(pair.baseline(), pair.candidate())
        : Stream.of(pair.candidate(), pair.baseline());
  }

  private static Instant started(Source side, ForkSeries series) {
    return side.forks().stream()
        .filter(fork -> fork.index() == series.number())
        .map(fork -> Instant.parse(fork.startedAt()))
        .findFirst()
        .orElseThrow();
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
