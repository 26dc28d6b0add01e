package dev.interleave.runner.compare;

import static dev.interleave.runner.Cells.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.analysis.Names;
import dev.interleave.report.compare.Judgement;
import dev.interleave.report.compare.RuleName;
import dev.interleave.report.compare.ScreenAndConfirm;
import dev.interleave.report.compare.Settings;
import dev.interleave.report.compare.Verdict;
import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Fork;
import dev.interleave.report.pairing.Side;
import dev.interleave.runner.environment.ConditionsMeter;
import dev.interleave.runner.environment.SystemFiles;
import dev.interleave.runner.fork.ForkRunner;
import dev.interleave.runner.fork.JmhCommand;
import dev.interleave.runner.fork.TimeLimit;
import dev.interleave.runner.journal.Journal;
import dev.interleave.runner.journal.ResultsFolder;
import dev.interleave.runner.progress.PlainProgress;
import dev.interleave.runner.run.FakeJmh;
import dev.interleave.runner.run.FakeJmh.Behaviour;
import dev.interleave.runner.run.FakeJmh.Fails;
import dev.interleave.runner.run.FakeJmh.Measures;
import dev.interleave.runner.run.RecordedForks;
import dev.interleave.runner.run.StopSign;
import dev.interleave.runner.run.VirtualTime;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairSessionTest {
  @TempDir private Path temp;
  private final VirtualTime time = new VirtualTime();
  private final StopSign stop = new StopSign();
  private final StringWriter said = new StringWriter();
  private final Map<Side, ResultsFolder> folders = new HashMap<>();
  private final Map<Side, FakeJmh> jmh = new HashMap<>();
  private final List<ComparisonFile> saved = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    for (Side side : Side.values()) {
      ResultsFolder folder = ResultsFolder.open(temp.resolve(side.word()));
      folder.begin();
      folders.put(side, folder);
    }
  }

  @AfterEach
  void close() {
    folders.values().forEach(ResultsFolder::close);
  }

  private ResultsFolder folder(Side side) {
    return Objects.requireNonNull(folders.get(side));
  }

  private FakeJmh fake(Side side) {
    return Objects.requireNonNull(jmh.get(side));
  }

  /** Scores in operations per second around a mean, of forks that differ by about 1 %. */
  private static Measures around(double mean, long seed) {
    Random random = new Random(seed);
    return new Measures(
        2,
        DoubleStream.generate(() -> mean * (1 + 0.01 * random.nextGaussian()))
            .limit(500)
            .boxed()
            .toList());
  }

  private PairSession session(
      double budget, Map<String, Behaviour> baseline, Map<String, Behaviour> candidate)
      throws IOException {
    List<CellKey> cells = baseline.keySet().stream().sorted().map(name -> key(name)).toList();
    ComparisonFile file =
        saved.isEmpty()
            ? new ComparisonFile(
                1,
                "",
                "",
                7,
                budget,
                0.03,
                RuleName.SCREEN_AND_CONFIRM,
                cells,
                List.of(),
                List.of(),
                null)
            : saved.getLast();
    PairSession.Services services =
        new PairSession.Services(
            new RecordedForks(
                new ConditionsMeter(new SystemFiles(temp), time),
                time,
                stop,
                new PlainProgress(new PrintWriter(said, true), false),
                Duration.ofMinutes(1)),
            side(Side.BASELINE, baseline),
            side(Side.CANDIDATE, candidate),
            new PlainProgress(new PrintWriter(said, true), false),
            new Names(cells, List.of(), List.of()),
            time);
    return new PairSession(services, new ScreenAndConfirm(Settings.DEFAULT), file, saved::add);
  }

  private MeasuredSide side(Side side, Map<String, Behaviour> forks) throws IOException {
    ResultsFolder folder = folder(side);
    FakeJmh fake = new FakeJmh(time, forks);
    FakeJmh before = jmh.put(side, fake);
    if (before != null) {
      fake.launched.addAll(before.launched);
    }
    Journal journal = new Journal(folder);
    return new MeasuredSide(
        side,
        new RecordedForks.Site(
            new ForkRunner(
                fake,
                new JmhCommand(List.of(), Path.of("java"), Path.of(side.word() + ".jar")),
                folder.raw(),
                "",
                null,
                new TimeLimit(null)),
            journal,
            folder.path()),
        journal.forks());
  }

  private static Map<String, Verdict> verdicts(PairSession.Outcome outcome) {
    Map<String, Verdict> verdicts = new HashMap<>();
    for (Judgement judgement : outcome.judgements()) {
      String benchmark = judgement.subject().benchmark();
      verdicts.put(benchmark.substring(benchmark.indexOf('=') + 1), judgement.verdict());
    }
    return verdicts;
  }

  private List<Fork> forks(Side side) throws IOException {
    return new Journal(folder(side)).forks();
  }

  @Test
  void aBuildThatIsSlowerIsFoundAndOthersAreNot() throws IOException {
    PairSession.Outcome outcome =
        session(
                1200,
                Map.of(
                    "a", around(100, 1), "b", around(50, 2), "c", around(10, 3), "d", around(7, 4)),
                Map.of(
                    "a", around(95, 5), "b", around(50, 6), "c", around(11, 7), "d", around(7, 8)))
            .measure();
    assertThat(verdicts(outcome))
        .containsEntry("a", Verdict.Claim.SLOWER)
        .containsEntry("b", Verdict.Claim.SAME)
        .containsEntry("c", Verdict.Claim.FASTER)
        .containsEntry("d", Verdict.Claim.SAME);
    assertThat(time.nanos()).isLessThanOrEqualTo(Duration.ofMinutes(20).toNanos());
  }

  @Test
  void eachPairIsOneForkOfEitherBuildOneAfterTheOther() throws IOException {
    session(200, Map.of("a", around(100, 1)), Map.of("a", around(100, 2))).measure();
    List<Fork> baseline = forks(Side.BASELINE);
    List<Fork> candidate = forks(Side.CANDIDATE);
    assertThat(baseline).hasSameSizeAs(candidate).hasSizeGreaterThan(8);
    int baselineFirst = 0;
    for (int i = 0; i < baseline.size(); i++) {
      assertThat(baseline.get(i).round()).isEqualTo(i + 1).isEqualTo(candidate.get(i).round());
      baselineFirst +=
          baseline.get(i).startedAt().compareTo(candidate.get(i).startedAt()) < 0 ? 1 : 0;
    }
    assertThat(baselineFirst).isBetween(1, baseline.size() - 1);
  }

  @Test
  void thePlanIsSavedBeforeItIsActedOn() throws IOException {
    session(100, Map.of("a", around(100, 1)), Map.of("a", around(100, 2))).measure();
    assertThat(saved).hasSize(1);
    assertThat(saved.getFirst().secondsPerPair()).containsValue(4.0);
  }

  @Test
  void aBuildThatFailsCannotBeMeasuredAndUsesUpNoBudget() throws IOException {
    PairSession.Outcome outcome =
        session(
                300,
                Map.of("a", around(100, 1), "b", around(100, 3)),
                Map.of("a", new Fails(2, "wrong answer"), "b", around(100, 4)))
            .measure();
    assertThat(verdicts(outcome).get("a"))
        .isInstanceOfSatisfying(
            Verdict.CouldNotMeasure.class,
            verdict -> assertThat(verdict.reason()).startsWith("the candidate fails: "));
    assertThat(verdicts(outcome)).containsEntry("b", Verdict.Claim.SAME);
    assertThat(fake(Side.CANDIDATE).launched.stream().filter("a"::equals)).hasSize(2);
    assertThat(fake(Side.BASELINE).launched.stream().filter("a"::equals)).hasSizeBetween(1, 2);
  }

  @Test
  void tooSmallABudgetLeavesAllUndecided() throws IOException {
    PairSession.Outcome outcome =
        session(10, Map.of("a", around(100, 1)), Map.of("a", around(80, 2))).measure();
    assertThat(verdicts(outcome).get("a")).isInstanceOf(Verdict.Undecided.class);
    assertThat(outcome.stopped()).isFalse();
  }

  @Test
  void whatIsStoppedIsGoneOnWithAndEndsAsIfNothingHadBeen() throws IOException {
    Map<String, Behaviour> baseline = Map.of("a", around(100, 1));
    Map<String, Behaviour> candidate = Map.of("a", around(92, 2));
    PairSession first = session(400, baseline, candidate);
    fake(Side.BASELINE).afterEach =
        () -> {
          if (fake(Side.BASELINE).launched.size() == 5) {
            stop.raise();
          }
        };
    PairSession.Outcome stopped = first.measure();
    assertThat(stopped.stopped()).isTrue();
    assertThat(verdicts(stopped).get("a")).isInstanceOf(Verdict.Undecided.class);
    int before = forks(Side.BASELINE).size();
    assertThat(before).isEqualTo(4);

    StopSign again = new StopSign();
    PairSession.Services services =
        new PairSession.Services(
            new RecordedForks(
                new ConditionsMeter(new SystemFiles(temp), time),
                time,
                again,
                new PlainProgress(new PrintWriter(said, true), false),
                Duration.ofMinutes(1)),
            side(Side.BASELINE, baseline),
            side(Side.CANDIDATE, candidate),
            new PlainProgress(new PrintWriter(said, true), false),
            new Names(List.of(key("a")), List.of(), List.of()),
            time);
    PairSession.Outcome outcome =
        new PairSession(
                services, new ScreenAndConfirm(Settings.DEFAULT), saved.getLast(), saved::add)
            .measure();
    assertThat(verdicts(outcome)).containsEntry("a", Verdict.Claim.SLOWER);
    assertThat(saved).hasSize(1);
    assertThat(forks(Side.BASELINE).stream().map(Fork::round)).doesNotHaveDuplicates();
  }
}
