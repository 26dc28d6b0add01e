package dev.interleave.report.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Fork;
import dev.interleave.report.input.JmhResult;
import dev.interleave.report.input.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PairingTest {
  private static final CellKey CELL = new CellKey("pkg.Bench.run", Map.of());

  private static Fork fork(int index, int round, Fork.Status status, @Nullable String message) {
    return new Fork(
        index,
        round,
        CELL,
        status,
        message,
        null,
        null,
        "",
        1,
        List.of(),
        Map.of(),
        new Fork.Conditions(null, null, null, null));
  }

  /** One fork of each round, with these scores in a unit, and bytes per operation. */
  private static Source source(String unit, List<Integer> rounds, double score, double bytes) {
    List<Fork> forks = new ArrayList<>();
    List<Source.Result> results = new ArrayList<>();
    for (int round : rounds) {
      Fork fork = fork(forks.size() + 1, round, Fork.Status.OK, null);
      forks.add(fork);
      JmhResult result =
          new JmhResult(
              CELL.benchmark(),
              JmhResult.Mode.AVERAGE_TIME,
              1,
              Map.of(),
              "",
              "",
              "",
              List.of(),
              new JmhResult.Metric(unit, List.of(List.of(score + round))),
              Map.of("gc.alloc.rate.norm", new JmhResult.Metric("B/op", List.of(List.of(bytes)))));
      results.add(new Source.Result(result, round + ".json", fork));
    }
    return new Source(Path.of("results"), null, null, forks, results);
  }

  private static Source failing(Fork.Status status, int times) {
    List<Fork> forks = new ArrayList<>();
    for (int i = 1; i <= times; i++) {
      forks.add(fork(i, i, status, "because"));
    }
    return new Source(Path.of("results"), null, null, forks, List.of());
  }

  @Test
  void forksOfTheSameRoundAreAPair() {
    List<PairedSubject> subjects =
        Pairing.of(
            List.of(CELL),
            source("ns/op", List.of(1, 2, 4), 100, 16),
            source("ns/op", List.of(2, 3, 4), 200, 16));
    PairedSubject time = subjects.getFirst();
    assertThat(time.subject().metric()).isEqualTo("time");
    assertThat(time.pairs()).extracting(PairedForks::number).containsExactly(2, 4);
    assertThat(time.pairs().getFirst().values().baseline()).isEqualTo(102);
    assertThat(time.pairs().getFirst().values().candidate()).isEqualTo(202);
    assertThat(time.evidence().worse()).allMatch(worse -> worse > 0.6);
  }

  @Test
  void aSubjectHasTheNameThatWasAskedForWhateverTheOrderOfItsParameters() {
    Map<String, String> asked = new LinkedHashMap<>();
    asked.put("b", "2");
    asked.put("a", "1");
    Map<String, String> measured = new LinkedHashMap<>();
    measured.put("a", "1");
    measured.put("b", "2");
    CellKey cell = new CellKey(CELL.benchmark(), asked);
    Source source = withParams(source("ns/op", List.of(1), 100, 16), measured);
    assertThat(Pairing.of(List.of(cell), source, source).getFirst().subject().benchmark())
        .isEqualTo("pkg.Bench.run:b=2,a=1");
  }

  private static Source withParams(Source source, Map<String, String> params) {
    List<Source.Result> results =
        source.results().stream()
            .map(
                result ->
                    new Source.Result(
                        new JmhResult(
                            CELL.benchmark(),
                            JmhResult.Mode.AVERAGE_TIME,
                            1,
                            params,
                            "",
                            "",
                            "",
                            List.of(),
                            result.jmh().primary(),
                            Map.of()),
                        result.file(),
                        result.fork()))
            .toList();
    return new Source(source.path(), null, null, source.forks(), results);
  }

  @Test
  void allocationIsASubjectOfItsOwnAndLessThanAByteIsNone() {
    List<PairedSubject> subjects =
        Pairing.of(
            List.of(CELL),
            source("ns/op", List.of(1, 2), 100, 0.001),
            source("ns/op", List.of(1, 2), 100, 0.4));
    assertThat(subjects).hasSize(2);
    assertThat(subjects.get(1).subject().metric()).isEqualTo("allocation");
    assertThat(subjects.get(1).evidence().worse()).containsOnly(0.0);
  }

  @Test
  void failingOnceIsAPairLostAndTwiceAnObstacle() {
    Source good = source("ns/op", List.of(1, 2), 100, 16);
    assertThat(Pairing.obstacle(CELL, good.forks(), failing(Fork.Status.FAILED, 1).forks()))
        .isEmpty();
    assertThat(Pairing.obstacle(CELL, good.forks(), failing(Fork.Status.FAILED, 2).forks()))
        .hasValue("the candidate fails: because");
    assertThat(Pairing.obstacle(CELL, failing(Fork.Status.TIMED_OUT, 1).forks(), good.forks()))
        .hasValue("the baseline takes too long: because");
    PairedSubject subject =
        Pairing.of(List.of(CELL), good, failing(Fork.Status.CRASHED, 2)).getFirst();
    assertThat(subject.evidence().obstacle()).isEqualTo("the candidate crashes: because");
  }

  @Test
  void whatIsNotBetterEitherWayCannotBeMeasured() {
    Source old = source("things", List.of(1), 100, 16);
    List<PairedSubject> subjects =
        Pairing.of(List.of(CELL), old, source("things", List.of(1), 100, 16));
    assertThat(subjects)
        .extracting(subject -> subject.evidence().obstacle())
        .containsExactly("its unit, things, is not better either way", null);
  }
}
