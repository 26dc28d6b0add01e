package dev.interleave.runner.run;

import static dev.interleave.runner.Cells.cell;
import static dev.interleave.runner.Cells.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.analysis.Names;
import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Fork;
import dev.interleave.report.input.Run;
import dev.interleave.report.input.Suite;
import dev.interleave.runner.calibration.Calibrator;
import dev.interleave.runner.environment.ConditionsMeter;
import dev.interleave.runner.environment.SystemFiles;
import dev.interleave.runner.fork.ForkRunner;
import dev.interleave.runner.fork.JmhCommand;
import dev.interleave.runner.fork.TimeLimit;
import dev.interleave.runner.journal.Journal;
import dev.interleave.runner.journal.ResultsFolder;
import dev.interleave.runner.plan.Planner;
import dev.interleave.runner.progress.PlainProgress;
import dev.interleave.runner.run.FakeJmh.Behaviour;
import dev.interleave.runner.run.FakeJmh.Fails;
import dev.interleave.runner.run.FakeJmh.Measures;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
  private static final List<Double> STEADY = List.of(100.0, 100.1, 100.2);
  private static final Fails LOCKED_OUT =
      new Fails(
          0.5,
          "ERROR: org.openjdk.jmh.runner.RunnerException: ERROR: Another JMH instance might be running. Unable to acquire the JMH lock"
              + " (/tmp/jmh.lock), exiting. Use"
              + " -Djmh.ignoreLock=true to forcefully continue.");
  private static final List<Double> NOISY = List.of(80.0, 100.0, 120.0);

  @TempDir private Path temp;
  private final VirtualTime time = new VirtualTime();
  private final StopSign stop =
      new StopSign() {
        @Override
        boolean isRaisedWithin(Duration duration) {
          time.pass(duration);
          return isRaised();
        }
      };
  private Tally tally = new Tally();
  private final StringWriter said = new StringWriter();
  private ResultsFolder folder;
  private Journal journal;
  private FakeJmh jmh = new FakeJmh(time, Map.of());

  @BeforeEach
  void open() throws IOException {
    folder = ResultsFolder.open(temp);
    folder.begin();
    journal = new Journal(folder);
  }

  @AfterEach
  void close() {
    folder.close();
  }

  private Session session(
      double budget, List<Suite.Cell> cells, List<CellKey> planned, Map<String, Behaviour> forks) {
    Planner planner = new Planner(cells, List.of());
    FakeJmh before = jmh;
    jmh = new FakeJmh(time, forks);
    jmh.afterEach = before.afterEach;
    Session.Services services =
        new Session.Services(
            new RecordedForks.Site(
                new ForkRunner(
                    jmh,
                    new JmhCommand(List.of(), Path.of("java"), Path.of("b.jar")),
                    folder.raw(),
                    "",
                    null,
                    new TimeLimit(null)),
                journal,
                folder.path()),
            Calibrator.NONE,
            new ConditionsMeter(new SystemFiles(temp), time),
            new PlainProgress(new PrintWriter(said, true), false),
            new Names(cells.stream().map(Suite.Cell::key).toList(), List.of(), List.of()),
            time,
            time,
            stop);
    Run run = run(budget, planned, cells);
    return new Session(services, run, planner, tally, new Headline(null), 0.01);
  }

  private Session session(double budget, List<Suite.Cell> cells, Map<String, Behaviour> forks) {
    return session(budget, cells, new Planner(cells, List.of()).all(), forks);
  }

  private static Run run(double budget, List<CellKey> planned, List<Suite.Cell> cells) {
    List<Run.Dropped> dropped =
        cells.stream()
            .map(Suite.Cell::key)
            .filter(key -> !planned.contains(key))
            .map(key -> new Run.Dropped(key, "guess"))
            .toList();
    return new Run(
        1,
        "",
        "",
        7,
        budget,
        "",
        "b.jar",
        "",
        Map.of(),
        planned,
        dropped,
        new Run.Environment("", "", "", "", 1, 1, 1, null, null, "", "", null, null, false));
  }

  private long forksOf(String cell) {
    return jmh.launched.stream().filter(cell::equals).count();
  }

  @Test
  void threeForksOfEachPreciseCellAndNoMore() throws IOException {
    List<Suite.Cell> cells = List.of(cell("a", 1), cell("b", 1));
    Session session =
        session(1000, cells, Map.of("a", new Measures(2, STEADY), "b", new Measures(3, STEADY)));
    assertThat(session.measure()).isEqualTo(Duration.ofSeconds(15));
    assertThat(journal.forks()).hasSize(6);
    assertThat(journal.forks().stream().map(Fork::index)).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(journal.forks().stream().map(Fork::round)).containsExactly(1, 1, 2, 2, 3, 3);
  }

  @Test
  void whatIsLeftOfTheBudgetGoesWhereIntervalsAreWidest() throws IOException {
    List<Suite.Cell> cells = List.of(cell("steady", 1), cell("noisy", 1));
    Session session =
        session(
            31, cells, Map.of("steady", new Measures(2, STEADY), "noisy", new Measures(2, NOISY)));
    Duration took = session.measure();
    assertThat(forksOf("steady")).isEqualTo(3);
    assertThat(forksOf("noisy")).isEqualTo(12);
    assertThat(took).isLessThanOrEqualTo(Duration.ofSeconds(31));
  }

  @Test
  void whatADearFirstRoundDroppedIsMeasuredBeforeOthersGetMore() throws IOException {
    List<Suite.Cell> cells = List.of(cell("a", 1), cell("b", 2), cell("c", 3));
    Map<String, Behaviour> forks =
        new HashMap<>(
            Map.of(
                "a", new Measures(10, NOISY),
                "b", new Measures(10, NOISY),
                "c", new Measures(10, NOISY)));
    Session session = session(75, cells, forks);
    jmh.afterEach =
        () -> {
          if (jmh.launched.size() == 3) { // The disturbance is over.
            List.of("a", "b", "c").forEach(name -> forks.put(name, new Measures(3, NOISY)));
          }
        };
    session.measure();
    assertThat(said.toString()).contains("Dropped 1 of 3 cells").contains("There is time for 1");
    assertThat(session.run().dropped()).isEmpty();
    assertThat(List.of("a", "b", "c"))
        .allSatisfy(name -> assertThat(forksOf(name)).isGreaterThanOrEqualTo(3));
    assertThat(time.instant()).isBeforeOrEqualTo(Instant.ofEpochSecond(75));
  }

  @Test
  void anotherJmhIsWaitedForAndBlamesNoCell() throws IOException {
    List<Suite.Cell> cells = List.of(cell("a", 1), cell("b", 1));
    Map<String, Behaviour> forks = new HashMap<>(Map.of("a", LOCKED_OUT, "b", LOCKED_OUT));
    Session session = session(12, cells, forks);
    jmh.afterEach =
        () -> {
          if (jmh.launched.size() == 2) {
            forks.put("a", new Measures(2, STEADY));
            forks.put("b", new Measures(2, STEADY));
          }
        };
    assertThat(session.measure())
        .as("the wait does not count")
        .isEqualTo(Duration.ofSeconds(6 * 2));
    assertThat(journal.forks()).hasSize(6).allMatch(fork -> fork.status() == Fork.Status.OK);
    assertThat(folder.raw()).isDirectoryNotContaining("glob:**.log");
    assertThat(said.toString())
        .containsOnlyOnce(
            "Another JMH runs on this machine and holds /tmp/jmh.lock: waiting for its end.");
  }

  @Test
  void anotherJmhIsWaitedForNoLongerThanTheBudget() throws IOException {
    Session session = session(60, List.of(cell("a", 1)), Map.of("a", LOCKED_OUT));
    session.measure();
    assertThat(journal.forks()).isEmpty();
    assertThat(time.instant()).isBetween(Instant.ofEpochSecond(55), Instant.ofEpochSecond(70));
    assertThat(said.toString()).contains("Gave up waiting for the other JMH after 1m");
  }

  @Test
  void dearForksDropTheLeastImportantCells() throws IOException {
    List<Suite.Cell> cells = List.of(cell("a", 1), cell("b", 2), cell("c", 3));
    Map<String, Behaviour> forks =
        Map.of(
            "a", new Measures(10, STEADY),
            "b", new Measures(10, STEADY),
            "c", new Measures(10, STEADY));
    Session session = session(75, cells, forks);
    session.measure();
    assertThat(session.run().planned()).containsExactly(key("a"), key("b"));
    assertThat(session.run().dropped().stream().map(Run.Dropped::cell)).containsExactly(key("c"));
    assertThat(journal.run()).isEqualTo(session.run());
    assertThat(forksOf("a")).isGreaterThanOrEqualTo(3);
    assertThat(forksOf("c")).isLessThan(3);
    assertThat(said.toString()).contains("Dropped 1 of 3 cells").contains("cell=c");
  }

  @Test
  void veryDearForksDropCellsBeforeTheRoundEnds() throws IOException {
    List<Suite.Cell> cells =
        List.of(cell("a", 1), cell("b", 2), cell("c", 2), cell("d", 2), cell("e", 2));
    Map<String, Behaviour> forks =
        Map.of(
            "a", new Measures(100, STEADY),
            "b", new Measures(100, STEADY),
            "c", new Measures(100, STEADY),
            "d", new Measures(100, STEADY),
            "e", new Measures(100, STEADY));
    Session session = session(420, cells, forks);
    session.measure();
    assertThat(session.run().planned()).containsExactly(key("a"));
    assertThat(jmh.launched.size()).isLessThanOrEqualTo(5);
    assertThat(forksOf("a")).isGreaterThanOrEqualTo(3);
  }

  @Test
  void cheapForksBringDroppedCellsBack() throws IOException {
    List<Suite.Cell> cells = List.of(cell("a", 1), cell("b", 1), cell("c", 1));
    Map<String, Behaviour> forks =
        Map.of(
            "a", new Measures(0.5, STEADY),
            "b", new Measures(0.5, STEADY),
            "c", new Measures(0.5, STEADY));
    Session session = session(10, cells, List.of(key("a")), forks);
    session.measure();
    assertThat(session.run().planned()).hasSize(3);
    assertThat(session.run().dropped()).isEmpty();
    assertThat(forksOf("c")).isEqualTo(3);
  }

  @Test
  void atLeastThreeForksOfOneCellWhateverTheBudget() throws IOException {
    Session session = session(5, List.of(cell("a", 1)), Map.of("a", new Measures(10, STEADY)));
    assertThat(session.measure()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aCellThatGoesOnFailingIsGivenUpAndTheRestIsMeasured() throws IOException {
    List<Suite.Cell> cells = List.of(cell("a", 1), cell("bad", 1));
    Session session =
        session(
            1000,
            cells,
            Map.of("a", new Measures(1, STEADY), "bad", new Fails(1, "java.lang.Error: no")));
    session.measure();
    assertThat(forksOf("bad")).isEqualTo(2);
    assertThat(forksOf("a")).isEqualTo(3);
    assertThat(tally.bad()).isEqualTo(2);
    assertThat(said.toString()).contains("FAILED: java.lang.Error: no");
  }

  @Test
  void aCellThatCannotRunIsAskedOnce() throws IOException {
    List<Suite.Cell> cells = List.of(cell("a", 1), cell("not", 1));
    Map<String, Behaviour> forks =
        Map.of("not", new Fails(1, "java.lang.Error: not run: one core"));
    session(1000, cells, forks).measure();
    assertThat(forksOf("not")).isEqualTo(1);
    assertThat(tally.bad()).isZero();
    assertThat(journal.forks())
        .filteredOn(fork -> fork.status() == Fork.Status.NOT_RUN)
        .singleElement()
        .satisfies(fork -> assertThat(fork.message()).isEqualTo("one core"));
  }

  @Test
  void aValueWithACommaIsNotRun() throws IOException {
    session(1000, List.of(cell("a", 1), cell("x,y", 1)), Map.of()).measure();
    assertThat(forksOf("x,y")).isZero();
    assertThat(said.toString()).contains("JMH's command line splits values at commas");
  }

  @Test
  void nothingMeasuredInTheFirstRoundEndsTheRun() throws IOException {
    session(1000, List.of(cell("a", 1)), Map.of("a", new Fails(1, "ERROR: no"))).measure();
    assertThat(jmh.launched).hasSize(1);
    assertThat(tally.ok()).isZero();
  }

  @Test
  void theSignEndsTheRunAndTheForkThatWasKilledDoesNotCount() throws IOException {
    jmh.afterEach =
        () -> {
          if (time.nanos() >= Duration.ofSeconds(4).toNanos()) {
            stop.raise();
          }
        };
    session(1000, List.of(cell("a", 1), cell("b", 1)), Map.of()).measure();
    assertThat(jmh.launched).hasSize(2);
    assertThat(journal.forks()).hasSize(1);
  }

  @Test
  void aResumedRunGoesOnInTheSameOrder() throws IOException {
    List<Suite.Cell> cells = List.of(cell("a", 1), cell("b", 1), cell("c", 1), cell("d", 1));
    Map<String, Behaviour> forks =
        Map.of(
            "a", new Measures(1, STEADY),
            "b", new Measures(1, STEADY),
            "c", new Measures(1, STEADY),
            "d", new Measures(1, STEADY));
    session(1000, cells, forks).measure();
    List<String> whole = List.copyOf(jmh.launched);
    List<Fork> all = journal.forks();

    close();
    open();
    Tally resumed = new Tally();
    for (Fork fork : all.subList(0, 6)) {
      resumed.add(fork, Optional.of(new Headline.Value(100, "")), false);
    }
    tally = resumed;
    session(1000, cells, forks).measure();
    assertThat(jmh.launched).isEqualTo(whole.subList(6, 12));
    assertThat(journal.forks().getFirst().index()).isEqualTo(7);
  }
}
