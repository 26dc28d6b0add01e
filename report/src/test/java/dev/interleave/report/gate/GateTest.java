package dev.interleave.report.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.interleave.report.compare.Settings;
import dev.interleave.report.input.CellKey;
import dev.interleave.report.measure.Direction;
import dev.interleave.report.verdicts.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTest {
  private final SimulatedRuns quiet = new SimulatedRuns(new Random(3), 8, 4, 0.002, 0.002);

  private static Fingerprint machine(String cpu) {
    return new Fingerprint(cpu, 4, 4, 16, "Linux", "6.1", "amd64", null, null, "JDK 25", "");
  }

  private static Calibration speed(double times) {
    return new Calibration(5, 1e9 * times, 1e7 * times, 1e5 * times);
  }

  private static List<GateRow> rows(Baseline baseline, MeasuredRun now) {
    return Gate.rows(Basis.of(baseline, now.run()), baseline, now, Settings.DEFAULT);
  }

  @Test
  void oneSlowBenchmarkIsFoundAndTheOthersAreNotBlamed() {
    Baseline baseline = quiet.baseline(5);
    List<GateRow> rows = rows(baseline, quiet.next("now", SimulatedRuns.MACHINE, null, 1.15));
    assertThat(rows).filteredOn(row -> row.kind() == Kind.SLOWER).containsExactly(rows.getFirst());
    GateRow slow = rows.getFirst();
    assertThat(slow.ratio().contains(1.15)).isTrue();
    assertThat(slow.ratio().centre() - 1).isGreaterThanOrEqualTo(slow.threshold());
    assertThat(slow.smallest()).isGreaterThan(slow.threshold()).isLessThan(0.15);
    assertThat(slow.stored()).isEqualTo(20);
  }

  @Test
  void runsOfOtherMachinesAreLeftOutWhereThereAreSomeOfThisOne() {
    List<MeasuredRun> runs = new ArrayList<>(quiet.baseline(3).runs());
    runs.add(quiet.next("other", machine("slow"), speed(0.5), 3));
    List<GateRow> rows = rows(new Baseline(runs), quiet.next("now"));
    assertThat(rows).allSatisfy(row -> assertThat(row.stored()).isEqualTo(12));
    assertThat(rows).noneMatch(row -> row.kind().isChange());
  }

  @Test
  void whatCalibrationIsWorthIsMeasuredByMachines() {
    MeasuredRun now = quiet.next("now", machine("new"), speed(1), 1);
    MeasuredRun one = quiet.next("one", machine("a"), speed(1), 1);
    Baseline single = new Baseline(List.of(one));
    Baseline several =
        new Baseline(
            List.of(
                one,
                quiet.next("two", machine("b"), speed(1), 1),
                quiet.next("three", machine("c"), speed(1), 1)));
    double assumed = rows(single, now).getLast().smallest();
    assertThat(assumed).isGreaterThan(1);
    assertThat(rows(several, now).getLast().smallest()).isLessThan(assumed / 4);
    MeasuredRun fast = quiet.next("fast", machine("new"), speed(2), 1);
    assertThat(rows(several, fast).getLast().ratio().centre())
        .as("on a machine that is twice as fast the same time is twice as slow")
        .isCloseTo(2, within(0.1));
  }

  @Test
  void allocationHasNothingToDoWithSpeed() {
    Series allocation =
        new Series(
            new SeriesId(new CellKey("a.B.m", Map.of()), "avgt", "allocation"),
            "B/op",
            Direction.LOWER,
            List.of(64.0, 64.0, 64.0));
    MeasuredRun template = quiet.next("one", machine("a"), speed(1), 1);
    MeasuredRun fast = quiet.next("now", machine("new"), speed(9), 1);
    GateRow row =
        rows(
                new Baseline(List.of(new MeasuredRun(template.run(), List.of(allocation)))),
                new MeasuredRun(fast.run(), List.of(allocation)))
            .getFirst();
    assertThat(row.ratio().centre()).isEqualTo(1);
  }

  @Test
  void valuesWithoutARatioAndOtherUnitsAreNoSlowdowns() {
    Baseline baseline = quiet.baseline(2);
    MeasuredRun now = quiet.next("now");
    Series first = now.series().get(0);
    Series second = now.series().get(1);
    List<GateRow> rows =
        rows(
            baseline,
            new MeasuredRun(
                now.run(),
                List.of(
                    new Series(first.id(), first.unit(), first.better(), List.of(0.0, 1.0)),
                    new Series(second.id(), "us/op", second.better(), second.forks()))));
    assertThat(rows).extracting(GateRow::kind).containsOnly(Kind.COULD_NOT_MEASURE);
    assertThat(rows.get(0).reason()).contains("not above 0");
    assertThat(rows.get(1).reason()).contains("us/op here and ns/op in the baseline");
  }

  @Test
  void aBaselineIsReadAsItWasWritten(@TempDir Path temp) {
    MeasuredRun run = quiet.next("run1", machine("a, \"b\"\nc"), speed(1.5), 1);
    Series odd =
        new Series(
            new SeriesId(
                new CellKey("a.B.m", Map.of("a=b&c", "1,2;\"3\" é%", "empty", "")),
                "ss-t4",
                "time"),
            "ops/s",
            Direction.HIGHER,
            List.of(1.0 / 3, 1e-300));
    StoredRun header = run.run();
    MeasuredRun whole =
        new MeasuredRun(
            new StoredRun(
                "run1",
                header.startedAt(),
                null,
                true,
                header.jar(),
                header.jarSha256(),
                header.machine(),
                header.calibration(),
                2),
            List.of(odd));
    BaselineFolder folder = new BaselineFolder(temp.resolve("new"));
    assertThat(folder.isMissing()).isTrue();
    folder.write(new Baseline(List.of(whole)));
    assertThat(folder.isMissing()).isFalse();
    assertThat(folder.read().runs()).containsExactly(whole);
  }
}
