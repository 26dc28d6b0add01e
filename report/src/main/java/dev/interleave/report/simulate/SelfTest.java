package dev.interleave.report.simulate;

import dev.interleave.report.compare.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * How often the shipped rule, its references and common practice are wrong, and what they find:
 * counted in simulated builds, the same on any machine for the same seed.
 *
 * @param rows all that was counted
 */
public record SelfTest(List<Row> rows) {
  public SelfTest {
    rows = List.copyOf(rows);
  }

  /**
   * What to simulate.
   *
   * @param builds of each noise, for false alarms; a quarter of that for each power
   * @param noises that were recorded, besides those from formulas; merged by condition
   */
  public record Options(int builds, long seed, List<RecordedNoise> noises) {
    public Options {
      if (builds < 1) {
        throw new IllegalArgumentException("builds must be at least 1, was " + builds);
      }
      noises = RecordedNoise.merged(noises);
    }
  }

  /**
   * How far it is.
   *
   * @param done scenarios
   * @param of all scenarios
   * @param table that is being made
   */
  public record Progress(int done, int of, String table) {}

  /** Simulates; progress is told before each scenario and at the end. */
  public static SelfTest run(Options options, Consumer<Progress> progress) {
    List<Study> studies = Study.all(options.builds(), options.noises());
    int all = studies.stream().mapToInt(study -> study.scenarios().size()).sum();
    SplittableRandom seeds = new SplittableRandom(options.seed());
    List<Row> rows = new ArrayList<>();
    int done = 0;
    for (Study study : studies) {
      for (Scenario scenario : study.scenarios()) {
        progress.accept(new Progress(done++, all, study.table()));
        List<Tally> tallies =
            Simulation.run(scenario, study.contenders(), study.builds(), seeds.nextLong());
        for (int i = 0; i < tallies.size(); i++) {
          String rule = study.contenders().get(i).title();
          rows.add(new Row(study.table(), rule, scenario, tallies.get(i)));
        }
      }
    }
    progress.accept(new Progress(all, all, ""));
    return new SelfTest(rows);
  }

  /**
   * The noises under which the shipped rule has more false alarms than it promises, beyond what
   * chance in simulating explains; without those where the sides are not interleaved.
   */
  public List<Row> broken() {
    return alarms()
        .filter(row -> row.scenario().order() != Scenario.Order.APART)
        .filter(row -> row.tally().alarms().low() > Settings.DEFAULT.alpha())
        .toList();
  }

  private Stream<Row> alarms() {
    String shipped = Study.shipped().title();
    return rows.stream()
        .filter(row -> row.table().equals(Study.ALARMS) && row.rule().equals(shipped));
  }

  /** Tables for a terminal. */
  public String text() {
    return SelfTestText.of(rows);
  }

  /** The tables of {@code docs/verdicts.md}. */
  public String markdown() {
    return SelfTestMarkdown.of(rows);
  }

  /** All counts, as CSV. */
  public String csv() {
    return SelfTestCsv.of(rows);
  }
}
