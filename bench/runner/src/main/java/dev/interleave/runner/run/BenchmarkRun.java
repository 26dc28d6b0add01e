package dev.interleave.runner.run;

import dev.interleave.report.analysis.Names;
import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Fork;
import dev.interleave.report.input.Run;
import dev.interleave.report.input.Suite;
import dev.interleave.report.io.AtomicFiles;
import dev.interleave.runner.calibration.Calibrator;
import dev.interleave.runner.environment.ConditionsMeter;
import dev.interleave.runner.environment.SystemFiles;
import dev.interleave.runner.environment.Ticker;
import dev.interleave.runner.fork.ForkRunner;
import dev.interleave.runner.fork.Launcher;
import dev.interleave.runner.journal.Journal;
import dev.interleave.runner.journal.ResultsFolder;
import dev.interleave.runner.plan.Planner;
import dev.interleave.runner.plan.Selection;
import dev.interleave.runner.problem.ExitCode;
import dev.interleave.runner.problem.Problem;
import dev.interleave.runner.progress.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A run from its request to its last fork: everything that can be wrong is looked for first, then
 * an old run is replaced or gone on with, then a {@link Session} measures.
 */
public final class BenchmarkRun {
  private static final int SCHEMA = 1;
  private static final double DEFAULT_BUDGET_SECONDS = 7 * 60;

  private final Request request;
  private final Launcher launcher;
  private final StopSign stop;
  private final Progress progress;
  private final InstantSource clock;
  private volatile @Nullable ForkRunner forks;
  private boolean measured;

  /**
   * @param launcher starts the forks
   * @param stop ends the run early
   */
  public BenchmarkRun(
      Request request, Launcher launcher, StopSign stop, Progress progress, InstantSource clock) {
    this.request = request;
    this.launcher = launcher;
    this.stop = stop;
    this.progress = progress;
    this.clock = clock;
  }

  /** The score that the running fork printed last, or null. */
  public @Nullable String lastScore() {
    ForkRunner current = forks;
    return current == null ? null : current.lastScore();
  }

  /**
   * Measures.
   *
   * @param report writes the report into the folder; called where something was measured
   * @return how it went; {@link ExitCode#OK} if nothing failed
   * @throws Problem if it can't be begun, or results can't be written
   */
  public ExitCode execute(Runnable report) {
    int cores =
        Resumption.cores(request.cores(), request.resume(), request.out().resolve(Run.FILE));
    Workbench bench = Workbench.of(request.java(), cores, launcher, stop);
    BenchmarkJar jar = bench.open("--jar", request.jar(), request.suite());
    if (request.include() != null) {
      Selection.of(jar.cells(), request.include());
    }
    try (ResultsFolder folder = ResultsFolder.open(request.out())) {
      ExitCode code = execute(bench, jar, folder);
      if (measured) {
        folder.remember(report);
      }
      return code;
    } catch (IOException e) {
      throw Problem.output("The results in %s can't be written".formatted(request.out()), e);
    }
  }

  private ExitCode execute(Workbench bench, BenchmarkJar jar, ResultsFolder folder)
      throws IOException {
    // The folder is locked, so whoever still works for it has lost the runner that started it.
    if (launcher.killLeftovers() > 0) {
      progress.say("Killed what an earlier run had left running.");
    }
    Journal journal = new Journal(folder);
    boolean resumed = request.resume() && folder.hasRun();
    Suite suite = jar.suite();
    Headline headline = new Headline(suite == null ? null : suite.metric());
    Tally tally = new Tally();
    Run run;
    if (resumed) {
      run = journal.run();
      Resumption now =
          new Resumption(
              "--jar", jar, folder.suiteFile(), request.include(), request.seed(), bench);
      Resumption.requireNone(now.differences(run), "run", request.out(), Run.FILE);
      for (Fork fork : journal.forks()) {
        tally.add(fork, value(folder, headline, fork), false);
      }
      progress.say("Resuming a run with %s.".formatted(Words.count(tally.forks(), "fork")));
    } else {
      if (request.resume()) {
        progress.say(
            "There is no run in %s to resume, so this is a new one.".formatted(folder.path()));
      }
      folder.refuseForeignFiles();
      run = begin(bench, jar);
    }
    Planner planner =
        new Planner(
            Selection.of(jar.cells(), run.include()), suite == null ? List.of() : suite.views());
    Planner.Plan plan =
        planner.fit(
            planner.all(),
            cell -> tally.missing(cell) * tally.costs().expected(cell),
            run.budgetSeconds());
    run = planned(run, plan, tally, budgetSeconds(jar));
    if (!resumed) {
      folder.begin();
      String text = jar.suiteText();
      if (text != null) {
        AtomicFiles.write(folder.suiteFile(), text.getBytes(StandardCharsets.UTF_8));
      }
    }
    Files.createDirectories(folder.raw());
    journal.write(run);
    announce(run, plan, tally, bench, jar);
    Session session = session(bench, jar, folder, journal, run, planner, tally, headline);
    Duration took = session.measure();
    return conclude(session.run(), tally, took);
  }

  private Run begin(Workbench bench, BenchmarkJar jar) {
    Map<String, String> properties = bench.prepare(jar, progress);
    long seed =
        Objects.requireNonNullElseGet(
            request.seed(), () -> RandomGenerator.getDefault().nextLong(1_000_000_000));
    return new Run(
        SCHEMA,
        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
        CommandLine.repeating("run", request.arguments(), seed),
        seed,
        budgetSeconds(jar),
        Objects.requireNonNullElse(request.include(), ""),
        Objects.requireNonNull(request.jar().getFileName()).toString(),
        jar.sha256(),
        properties,
        List.of(),
        List.of(),
        bench.environment(jar));
  }

  /** The budget counts anew in a run that is gone on with, and what was dropped gets its chance. */
  private static Run planned(Run run, Planner.Plan plan, Tally tally, double budgetSeconds) {
    String reason = Budgets.reason(tally.costs().mean(), budgetSeconds);
    return Budgets.with(run, budgetSeconds, plan, reason);
  }

  private double budgetSeconds(BenchmarkJar jar) {
    Duration asked = request.budget();
    if (asked != null) {
      return seconds(asked);
    }
    Suite suite = jar.suite();
    Double suites = suite == null ? null : suite.budgetSeconds();
    return Objects.requireNonNullElse(suites, DEFAULT_BUDGET_SECONDS);
  }

  private void announce(
      Run run, Planner.Plan plan, Tally tally, Workbench bench, BenchmarkJar jar) {
    if (!plan.dropped().isEmpty()) {
      progress.say(Budgets.sentence(plan, names(jar), tally.costs().mean(), run.budgetSeconds()));
    }
    bench.warn(progress);
    progress.say(
        "Measuring %s of %s, about %s for 3 forks of each, with a budget of %s on %s, seed %d."
            .formatted(
                Words.count(run.planned().size(), "cell"),
                run.jar(),
                Words.duration(
                    run.planned().stream()
                        .mapToDouble(cell -> tally.missing(cell) * tally.costs().expected(cell))
                        .sum()),
                Words.duration(run.budgetSeconds()),
                run.environment().jdk(),
                run.seed()));
  }

  private Session session(
      Workbench bench,
      BenchmarkJar jar,
      ResultsFolder folder,
      Journal journal,
      Run run,
      Planner planner,
      Tally tally,
      Headline headline) {
    ForkRunner runner = bench.forks(jar, folder.raw(), run.properties(), request.forkTimeout());
    forks = runner;
    Session.Services services =
        new Session.Services(
            new RecordedForks.Site(runner, journal, folder.path()),
            request.calibrate()
                ? bench.calibrator(folder.calibrationFile(), progress, clock)
                : Calibrator.NONE,
            new ConditionsMeter(SystemFiles.REAL, Ticker.SYSTEM),
            progress,
            names(jar),
            Ticker.SYSTEM,
            clock,
            stop);
    return new Session(services, run, planner, tally, headline, request.precision());
  }

  private static Names names(BenchmarkJar jar) {
    Suite suite = jar.suite();
    return new Names(
        jar.cells().stream().map(Suite.Cell::key).toList(),
        List.of(),
        suite == null ? List.of() : suite.axes());
  }

  private ExitCode conclude(Run run, Tally tally, Duration took) {
    measured = tally.ok() > 0;
    double over = seconds(took) - run.budgetSeconds();
    if (over >= 1) {
      progress.say(
          "Measuring took %s, %s more than the budget of %s: a cell that is measured gets at least 3 forks."
              .formatted(
                  Words.duration(seconds(took)),
                  Words.duration(over),
                  Words.duration(run.budgetSeconds())));
    }
    List<CellKey> without = run.planned().stream().filter(tally::isGivenUp).toList();
    progress.say(
        "%s measured in %s, %d failed%s."
            .formatted(
                Words.count(tally.ok(), "fork"),
                Words.duration(seconds(took)),
                tally.bad(),
                without.isEmpty() ? "" : "; cells given up: " + without.size()));
    if (stop.isRaised()) {
      progress.say(
          "Interrupted. What was measured is kept; go on with it by the same command and --resume.");
      return ExitCode.INTERRUPTED;
    }
    if (tally.ok() == 0) {
      return ExitCode.NOTHING_MEASURED;
    }
    boolean complete = run.planned().stream().allMatch(cell -> tally.missing(cell) == 0);
    return complete && tally.bad() == 0 ? ExitCode.OK : ExitCode.FORKS_FAILED;
  }

  private static Optional<Headline.Value> value(
      ResultsFolder folder, Headline headline, Fork fork) {
    String file = fork.file();
    return fork.status() == Fork.Status.OK && file != null
        ? headline.of(folder.path().resolve(file), fork.cell())
        : Optional.empty();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }
}
