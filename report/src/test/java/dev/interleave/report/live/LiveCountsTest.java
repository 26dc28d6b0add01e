package dev.interleave.report.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.interleave.report.compare.Estimate;
import dev.interleave.report.compare.Judgement;
import dev.interleave.report.compare.Sensitivity;
import dev.interleave.report.compare.Settings;
import dev.interleave.report.compare.Subject;
import dev.interleave.report.compare.Verdict;
import dev.interleave.report.compare.Verdict.Cause;
import dev.interleave.report.compare.Verdict.Claim;
import dev.interleave.report.compare.Verdict.CouldNotMeasure;
import dev.interleave.report.compare.Verdict.Undecided;
import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Suite;
import dev.interleave.report.live.LiveCase.Call;
import dev.interleave.report.render.Output;
import dev.interleave.report.render.live.LiveFiles;
import dev.interleave.report.render.live.LiveText;
import dev.interleave.report.stats.Rate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LiveCountsTest {
  private static final Set<String> TIME = Set.of("time");
  private static final Verdict OPEN = new Undecided(Cause.TOO_NOISY);

  private final List<LiveCase> cases = new ArrayList<>();

  private void add(int build, String kind, double percent, String metric, Verdict verdict) {
    double[] worse = new double[8];
    Arrays.fill(worse, Math.log1p(percent / 100));
    cases.add(
        new LiveCase(
            build,
            new Injection(kind, percent, TIME),
            new CellKey("a.B." + kind, Map.of("percent", Double.toString(percent))),
            new Judgement(
                new Subject("a.B." + kind, metric),
                verdict,
                Estimate.of(worse, Settings.DEFAULT),
                8,
                0.5,
                new Sensitivity(List.of(), List.of(), Settings.DEFAULT))));
  }

  private LiveCounts counts(int builds) {
    return new LiveCounts(Settings.DEFAULT, builds, cases);
  }

  /** Two builds: of 5 slowdowns 2 are found; of 4 unchanged metrics one is a false alarm. */
  private LiveCounts mixed() {
    add(1, "cpu", 5, "time", Claim.SLOWER);
    add(1, "cpu", 5, "allocation", Claim.SAME);
    add(1, "cpu", 1, "time", Claim.SAME);
    add(1, "wait", 5, "time", OPEN);
    add(1, "wait", 0, "time", Claim.SLOWER);
    add(2, "cpu", 5, "time", Claim.SLOWER);
    add(2, "cpu", 5, "allocation", Claim.FASTER);
    add(2, "cpu", 1, "time", new CouldNotMeasure("it crashes"));
    add(2, "wait", 0, "time", OPEN);
    return counts(2);
  }

  @Test
  void slowdownsAreCountedByKindMetricAndSize() {
    LiveRow five = mixed().slower().getFirst();
    assertThat(five)
        .returns("cpu", LiveRow::kind)
        .returns("time", LiveRow::metric)
        .returns(5.0, LiveRow::percent)
        .returns(2, row -> row.count(Call.SLOWER))
        .returns(2, LiveRow::of);
    assertThat(five.measured()).isCloseTo(1.05, within(1e-9));
    assertThat(five.slower().low())
        .as("Clopper-Pearson: 0.025^(1/2)")
        .isCloseTo(0.1581, within(1e-4));
    LiveCounts counts = counts(2);
    assertThat(counts.slower())
        .extracting(row -> row.kind() + row.percent())
        .containsExactly("cpu5.0", "cpu1.0", "wait5.0");
    assertThat(counts.slower().get(1).count(Call.COULD_NOT_MEASURE)).isEqualTo(1);
    assertThat(counts.slowerBySize())
        .extracting(LiveRow::percent, row -> row.count(Call.SLOWER), LiveRow::of)
        .containsExactly(tuple(1.0, 0, 2), tuple(5.0, 2, 3));
    assertThat(counts.allSlower().slower()).isEqualTo(Rate.of(2, 5));
  }

  @Test
  void aMetricThatTheDialLeavesAloneIsUnchangedWhateverItsCell() {
    LiveCounts counts = mixed();
    assertThat(counts.unchanged())
        .extracting(LiveRow::kind, LiveRow::metric, LiveRow::of, row -> row.count(Call.SLOWER))
        .containsExactly(tuple("cpu", "allocation", 2, 0), tuple("wait", "time", 2, 1));
    assertThat(counts.allUnchanged().of() + counts.allSlower().of()).isEqualTo(cases.size());
    assertThat(counts.falseAlarms()).singleElement().isEqualTo(cases.get(4));
    assertThat(counts.alarms()).isEqualTo(Rate.of(1, 2));
    assertThat(counts.falseFaster()).isEqualTo(Rate.of(1, 2));
  }

  @Test
  void thePromiseIsBrokenOnlyByMoreAlarmsThanChanceAllows() {
    add(1, "cpu", 0, "time", Claim.SLOWER);
    add(1, "wait", 0, "time", Claim.SLOWER);
    assertThat(counts(2).isBroken()).as("1 of 2 builds, at 1 %: less likely than 2.5 %").isTrue();
    assertThat(counts(10).isBroken()).as("1 of 10 builds").isFalse();
    add(2, "cpu", 0, "time", Claim.SLOWER);
    assertThat(counts(10).isBroken()).as("2 of 10 builds").isTrue();
    cases.clear();
    add(1, "cpu", 10, "time", Claim.SLOWER);
    assertThat(counts(2).isBroken()).isFalse();
  }

  @Test
  void aCellSaysWhatIsInjected() {
    assertThat(
            Injection.of(
                cell(Map.of("kind", "a", "percent", "2.5", "touches", "time, allocation"))))
        .isEqualTo(new Injection("a", 2.5, Set.of("time", "allocation")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Injection.of(cell(Map.of("kind", "a", "percent", "-1", "touches", ""))))
        .withMessage("a.B.c has the attribute percent=-1, which is not a number from 0 on");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Injection.of(cell(Map.of("kind", "a", "percent", "1"))))
        .withMessageContaining("a.B.c has no attribute touches");
  }

  private static Suite.Cell cell(Map<String, String> attributes) {
    return new Suite.Cell("a.B.c", Map.of(), attributes, 1, null, null, 1);
  }

  @Test
  void everyFormatSaysTheSame() {
    LiveCounts counts = mixed();
    List<String> lines = LiveText.lines(counts);
    assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(110));
    assertThat(String.join("\n", lines))
        .containsPattern("cpu +time +5 % +\\+5.0 % +2 of 2 +100 \\[16, 100\\]")
        .containsPattern("wait +time +\\+0.0 % +1 of 2 +50 \\[1, 99\\]")
        .contains("2 of 5 slowdowns were found, 40 [5, 85] %")
        .contains("BROKEN");
    Map<String, String> files =
        LiveFiles.of(counts).stream()
            .collect(
                Collectors.toMap(
                    Output::path, output -> new String(output.content(), StandardCharsets.UTF_8)));
    assertThat(files.get("live.md"))
        .contains("| cpu | time | 5 % | +5.0 % | 2 of 2 | 100 \\[16, 100\\] | 0 | 0 | 0 | 0 |");
    assertThat(files.getOrDefault("live.csv", "").lines())
        .hasSize(1 + cases.size())
        .contains("1,wait,0.0,a.B.wait:percent=0.0,time,false,slower,1.0,1.0,1.0,8,0.5");
  }
}
