package dev.interleave.runner.run;

import dev.interleave.report.analysis.Names;
import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Fork;
import dev.interleave.report.input.Json;
import dev.interleave.report.input.Run;
import dev.interleave.report.input.Suite;
import dev.interleave.report.io.AtomicFiles;
import dev.interleave.runner.environment.Affinity;
import dev.interleave.runner.environment.ConditionsMeter;
import dev.interleave.runner.environment.Git;
import dev.interleave.runner.environment.Jdk;
import dev.interleave.runner.environment.Machine;
import dev.interleave.runner.environment.SystemFiles;
import dev.interleave.runner.environment.Ticker;
import dev.interleave.runner.environment.Tool;
import dev.interleave.runner.fork.ForkRunner;
import dev.interleave.runner.fork.JavaOptions;
import dev.interleave.runner.fork.JmhCommand;
import dev.interleave.runner.fork.Launcher;
import dev.interleave.runner.fork.TimeLimit;
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
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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

  /** All that is checked before anything is changed. */
  private record Checked(
      JmhCommand jmh, String jdk, Affinity affinity, BenchmarkJar jar, Children children) {}

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
    Checked checked = check();
    try (ResultsFolder folder = ResultsFolder.open(request.out())) {
      ExitCode code = execute(checked, folder);
      if (measured) {
        folder.remember(report);
      }
      return code;
    } catch (IOException e) {
      throw Problem.output("The results in %s can't be written".formatted(request.out()), e);
    }
  }

  private ExitCode execute(Checked checked, ResultsFolder folder) throws IOException {
    // The folder is locked, so whoever still works for it has lost the runner that started it.
    if (launcher.killLeftovers() > 0) {
      progress.say("Killed what an earlier run had left running.");
    }
    Journal journal = new Journal(folder);
    boolean resumed = request.resume() && folder.hasRun();
    Suite suite = checked.jar.suite();
    Headline headline = new Headline(suite == null ? null : suite.metric());
    Tally tally = new Tally();
    Run run;
    if (resumed) {
      run = journal.run();
      Resumption.check(
          run, request, checked.jar, folder.suiteFile(), checked.affinity.cores(), checked.jdk);
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
      run = begin(checked);
    }
    Planner planner =
        new Planner(
            Selection.of(checked.jar.cells(), run.include()),
            suite == null ? List.of() : suite.views());
    Planner.Plan plan =
        planner.fit(
            planner.all(),
            cell -> tally.missing(cell) * tally.costs().expected(cell),
            run.budgetSeconds());
    run = planned(run, plan, tally, budgetSeconds(checked.jar));
    if (!resumed) {
      folder.begin();
      String text = checked.jar.suiteText();
      if (text != null) {
        AtomicFiles.write(folder.suiteFile(), text.getBytes(StandardCharsets.UTF_8));
      }
    }
    Files.createDirectories(folder.raw());
    journal.write(run);
    announce(run, plan, tally, checked);
    Session session = session(checked, folder, journal, run, planner, tally, headline);
    Duration took = session.measure();
    return conclude(session.run(), tally, took);
  }

  private Checked check() {
    Path java = Objects.requireNonNullElseGet(request.java(), Jdk::own);
    String jdk = Jdk.describe(java);
    int available = Runtime.getRuntime().availableProcessors();
    Affinity affinity =
        Affinity.of(
            cores(available),
            available,
            SystemFiles.REAL,
            Tool.ask(null, List.of("taskset", "--version")).isPresent());
    JmhCommand jmh = new JmhCommand(affinity.prefix(), java, request.jar().toAbsolutePath());
    Children children =
        new Children(
            launcher, stop, Objects.requireNonNullElse(System.getenv(JavaOptions.VARIABLE), ""));
    BenchmarkJar jar = BenchmarkJar.open(request.jar(), request.suite(), jmh, children);
    if (request.include() != null) {
      Selection.of(jar.cells(), request.include());
    }
    return new Checked(jmh, jdk, affinity, jar, children);
  }

  /** As asked for; else as the run that is resumed had it; else all. */
  private int cores(int available) {
    Integer asked = request.cores();
    Path recorded = request.out().resolve(Run.FILE);
    if (asked != null || !request.resume() || !Files.exists(recorded)) {
      return Objects.requireNonNullElse(asked, 0);
    }
    int before = Json.read(recorded, Run.class).environment().coresUsed();
    return before == available ? 0 : before;
  }

  private Run begin(Checked checked) {
    Suite suite = checked.jar.suite();
    Suite.Prepare prepare = suite == null ? null : suite.prepare();
    Map<String, String> properties = Map.of();
    if (prepare != null) {
      progress.say("Preparing: " + prepare.mainClass());
      properties =
          checked.children.prepare(checked.jmh.main(prepare.mainClass()), checked.affinity.flags());
    }
    long seed =
        Objects.requireNonNullElseGet(
            request.seed(), () -> RandomGenerator.getDefault().nextLong(1_000_000_000));
    return new Run(
        SCHEMA,
        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
        command(seed),
        seed,
        budgetSeconds(checked.jar),
        Objects.requireNonNullElse(request.include(), ""),
        Objects.requireNonNull(request.jar().getFileName()).toString(),
        checked.jar.sha256(),
        properties,
        List.of(),
        List.of(),
        new Machine(SystemFiles.REAL)
            .describe(
                checked.affinity.cores(),
                checked.jdk,
                JavaOptions.join(checked.affinity.flags()),
                checked.jar.jmhVersion(),
                Git.of(Path.of(""))));
  }

  private String command(long seed) {
    List<String> words = new ArrayList<>(List.of("java", "-jar", "interleave.jar", "run"));
    request.arguments().stream()
        .filter(argument -> !argument.startsWith("--resume") && !argument.startsWith("--seed"))
        .map(BenchmarkRun::shellQuoted)
        .forEach(words::add);
    words.add("--seed=" + seed);
    return String.join(" ", words);
  }

  private static String shellQuoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
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

  private void announce(Run run, Planner.Plan plan, Tally tally, Checked checked) {
    if (!plan.dropped().isEmpty()) {
      progress.say(
          Budgets.sentence(plan, names(checked.jar), tally.costs().mean(), run.budgetSeconds()));
    }
    if (!checked.affinity.pinned()) {
      progress.say(
          "Without taskset nothing keeps the forks off other processors; they are only told to use %d."
              .formatted(checked.affinity.cores()));
    }
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
      Checked checked,
      ResultsFolder folder,
      Journal journal,
      Run run,
      Planner planner,
      Tally tally,
      Headline headline) {
    List<String> flags = new ArrayList<>(checked.affinity.flags());
    flags.addAll(Properties.flags(run.properties()));
    ForkRunner runner =
        new ForkRunner(
            launcher,
            checked.jmh,
            folder.raw(),
            flags,
            checked.children.users(),
            new TimeLimit(request.forkTimeout()));
    forks = runner;
    Session.Services services =
        new Session.Services(
            new RecordedForks.Site(runner, journal, folder.path()),
            new ConditionsMeter(SystemFiles.REAL, Ticker.SYSTEM),
            progress,
            names(checked.jar),
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
