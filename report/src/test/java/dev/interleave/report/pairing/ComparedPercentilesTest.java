package dev.interleave.report.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.ComparisonSamples;
import dev.interleave.report.compare.Plan;
import dev.interleave.report.compare.ScreenAndConfirm;
import dev.interleave.report.compare.Settings;
import dev.interleave.report.compare.Step;
import dev.interleave.report.compare.Verdict.CouldNotMeasure;
import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Fork;
import dev.interleave.report.input.JmhResult;
import dev.interleave.report.input.Source;
import dev.interleave.report.stats.Histogram;
import dev.interleave.report.verdicts.ComparisonFindings;
import dev.interleave.report.verdicts.Flag;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ComparedPercentilesTest {
  private static final CellKey CELL = new CellKey("pkg.Bench.run", Map.of());

  /** A fork for each of these counts: so many usual calls of 1 us, and 2 % slow ones. */
  private static Source source(double slow, boolean histogram, long... counts) {
    List<Fork> forks = new ArrayList<>();
    List<Source.Result> results = new ArrayList<>();
    for (long count : counts) {
      int round = forks.size() + 1;
      Fork fork =
          new Fork(
              round,
              round,
              CELL,
              Fork.Status.OK,
              null,
              null,
              null,
              "",
              1,
              List.of(),
              Map.of(),
              new Fork.Conditions(null, null, null, null));
      Histogram samples =
          new Histogram(new TreeMap<>(Map.of(1.0, count - count / 50, slow, count / 50)));
      JmhResult.Metric time =
          new JmhResult.Metric(
              "us/op", List.of(List.of(1.1)), histogram ? List.of(List.of(samples)) : List.of());
      Map<String, JmhResult.Metric> allocation =
          Map.of("gc.alloc.rate.norm", new JmhResult.Metric("B/op", List.of(List.of(24.0))));
      forks.add(fork);
      results.add(
          new Source.Result(
              new JmhResult(
                  CELL.benchmark(),
                  JmhResult.Mode.SAMPLE_TIME,
                  1,
                  Map.of(),
                  "",
                  "",
                  "",
                  List.of(),
                  time,
                  allocation),
              round + ".json",
              fork));
    }
    return new Source(Path.of("results"), null, null, forks, results);
  }

  private static List<String> metrics(List<PairedSubject> subjects) {
    return subjects.stream().map(subject -> subject.subject().metric()).toList();
  }

  @Test
  void aSlowTailShowsInThePercentileAndNowhereElse() {
    List<PairedSubject> subjects =
        Pairing.of(List.of(CELL), source(10, true, 2000, 2000), source(20, true, 2000, 2000));
    assertThat(metrics(subjects)).containsExactly("time", "time p50", "time p99", "allocation");
    assertThat(subjects.get(1).evidence().worse()).containsOnly(0.0);
    assertThat(subjects.get(2).evidence().worse()).containsOnly(Math.log(2)).hasSize(2);
    assertThat(ComparedPercentiles.leftOut(subjects.getFirst().pairs())).isEmpty();
  }

  @Test
  void oneForkWithTooFewSamplesTakesThePercentileOut() {
    List<PairedSubject> subjects =
        Pairing.of(List.of(CELL), source(10, true, 2000, 2000), source(20, true, 2000, 999));
    assertThat(metrics(subjects)).containsExactly("time", "time p50", "allocation");
    assertThat(ComparedPercentiles.leftOut(subjects.getFirst().pairs()))
        .containsOnly(Map.entry("time p99", "a fork has 999 samples and needs 1000"));
  }

  @Test
  void thatItIsLeftOutIsAReasonToLookTwiceAndNoVerdict() {
    List<PairedSubject> subjects =
        Pairing.of(List.of(CELL), source(10, true, 2000, 2000), source(20, true, 2000, 999));
    Plan plan = new Plan(Map.of(CELL.toString(), 1.0), 10);
    Step step =
        new ScreenAndConfirm(Settings.DEFAULT)
            .next(plan, subjects.stream().map(PairedSubject::evidence).toList(), 0);
    List<Compared> compared = new ArrayList<>();
    for (int i = 0; i < subjects.size(); i++) {
      compared.add(new Compared(subjects.get(i), ((Step.Done) step).judgements().get(i)));
    }
    ComparedBuilds none = ComparisonSamples.nothing();
    ComparisonFindings findings =
        ComparisonFindings.of(
            new ComparedBuilds(
                none.baseline(),
                none.candidate(),
                null,
                "",
                "",
                Settings.DEFAULT,
                compared,
                List.of(),
                List.of(),
                List.of(),
                List.of()));
    assertThat(findings.flags())
        .extracting(Flag::message)
        .contains("Not compared: run time p99 (a fork has 999 samples and needs 1000).");
    assertThat(compared).noneMatch(one -> one.judgement().verdict() instanceof CouldNotMeasure);
  }

  @Test
  void withoutAHistogramOnlyTheMeanIsCompared() {
    List<PairedSubject> subjects =
        Pairing.of(List.of(CELL), source(10, true, 2000), source(20, false, 2000));
    assertThat(metrics(subjects)).containsExactly("time", "allocation");
    assertThat(ComparedPercentiles.leftOut(subjects.getFirst().pairs()))
        .containsOnlyKeys("time p50", "time p99")
        .containsValue("a fork's results have no histogram");
  }
}
