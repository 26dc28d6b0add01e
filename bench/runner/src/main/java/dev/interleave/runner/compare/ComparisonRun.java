package dev.interleave.runner.compare;

import dev.interleave.report.ComparisonReport;
import dev.interleave.report.analysis.Names;
import dev.interleave.report.compare.Rule;
import dev.interleave.report.compare.Settings;
import dev.interleave.report.input.Fork;
import dev.interleave.report.input.Json;
import dev.interleave.report.input.Run;
import dev.interleave.report.input.Suite;
import dev.interleave.report.io.AtomicFiles;
import dev.interleave.report.pairing.Compared;
import dev.interleave.report.pairing.ComparedBuilds;
import dev.interleave.report.pairing.Side;
import dev.interleave.runner.environment.ConditionsMeter;
import dev.interleave.runner.environment.SystemFiles;
import dev.interleave.runner.environment.Ticker;
import dev.interleave.runner.fork.Launcher;
import dev.interleave.runner.journal.Journal;
import dev.interleave.runner.journal.ResultsFolder;
import dev.interleave.runner.problem.Problem;
import dev.interleave.runner.progress.Progress;
import dev.interleave.runner.run.BenchmarkJar;
import dev.interleave.runner.run.CommandLine;
import dev.interleave.runner.run.RecordedForks;
import dev.interleave.runner.run.Resumption;
import dev.interleave.runner.run.StopSign;
import dev.interleave.runner.run.Words;
import dev.interleave.runner.run.Workbench;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * A comparison from its request to its verdicts: everything that can be wrong is looked for first,
 * then an old comparison is replaced or gone on with, then a {@link PairSession} measures.
 *
 * <p>Each build has a results folder of its own in {@code out}, like that of any run.
 */
public final class ComparisonRun {
  private static final int RUN_SCHEMA = 1;

  /** With fewer pairs no rule can be as sure as it has to be. */
  private static final int FEWEST_PAIRS = 10;

  private final ComparisonRequest request;
  private final Launcher launcher;
  private final StopSign stop;
  private final Progress progress;
  private final InstantSource clock;

  /**
   * @param launcher starts the forks
   * @param stop ends the comparison early
   */
  public ComparisonRun(
      ComparisonRequest request,
      Launcher launcher,
      StopSign stop,
      Progress progress,
      InstantSource clock) {
    this.request = request;
    this.launcher = launcher;
    this.stop = stop;
    this.progress = progress;
    this.clock = clock;
  }

  private record Jars(BenchmarkJar baseline, BenchmarkJar candidate) {
    BenchmarkJar of(Side side) {
      return side == Side.BASELINE ? baseline : candidate;
    }
  }

  /** The same but for JVM arguments. */
  private record Benches(Workbench baseline, Workbench candidate) {
    Workbench of(Side side) {
      return side == Side.BASELINE ? baseline : candidate;
    }
  }

  /**
   * What came of it.
   *
   * @param builds with a verdict for each subject
   * @param interrupted whether the user cut it short: what was not yet sure is then undecided
   */
  public record Outcome(ComparedBuilds builds, boolean interrupted) {}

  /**
   * Measures and judges.
   *
   * @return empty where it was stopped before every cell had a pair
   * @throws Problem if it can't be begun, or results can't be written
   */
  public Optional<Outcome> execute() {
    Path before = request.out().resolve(Side.CANDIDATE.word()).resolve(Run.FILE);
    int cores = Resumption.cores(request.cores(), request.resume(), before);
    Workbench bench = Workbench.of(request.java(), cores, launcher, stop);
    BenchmarkJar candidate = bench.open("--candidate", request.candidate(), request.suite());
    Jars jars =
        new Jars(bench.openOlder("--baseline", baseline(), request.suite(), candidate), candidate);
    if (jars.baseline.sha256().equals(jars.candidate.sha256())) {
      progress.say(
          request.jvmArgs().areAlike()
              ? "Both jars are the same, byte for byte: this measures the comparison itself."
              : "Both jars are the same, byte for byte: this compares JVM arguments.");
    }
    Benches benches = new Benches(with(bench, Side.BASELINE), with(bench, Side.CANDIDATE));
    try (SideFolders folders = SideFolders.open(request.out())) {
      if (launcher.killLeftovers() > 0) {
        progress.say("Killed what an earlier comparison had left running.");
      }
      return execute(benches, jars, folders);
    } catch (IOException e) {
      throw Problem.output("The results in %s can't be written".formatted(request.out()), e);
    }
  }

  private Workbench with(Workbench bench, Side side) {
    return bench.withJvmArgs("--" + side.word() + "-jvm-args", request.jvmArgs().of(side));
  }

  private Path baseline() {
    try {
      return Baseline.jar(
          request.baseline(), request.candidate(), request.build(), request.out(), progress);
    } catch (IOException e) {
      throw Problem.output("The baseline can't be built", e);
    }
  }

  private Optional<Outcome> execute(Benches benches, Jars jars, SideFolders folders)
      throws IOException {
    Path path = request.out().resolve(ComparisonFile.NAME);
    ComparisonFile file;
    if (request.resume() && Files.exists(path)) {
      file = Json.read(path, ComparisonFile.class);
      requireSame(benches, jars, folders, file);
      progress.say("Resuming a comparison.");
    } else {
      folders.refuseForeignFiles();
      file = file(jars);
      Files.deleteIfExists(path);
      ComparisonReport.deleteFrom(request.out());
      begin(benches, jars, folders, file);
      Json.write(path, file);
    }
    Suite suite = jars.candidate.suite();
    RecordedForks recorded =
        new RecordedForks(
            new ConditionsMeter(SystemFiles.REAL, Ticker.SYSTEM),
            clock,
            stop,
            progress,
            request.budget());
    MeasuredSide baseline = side(Side.BASELINE, benches, jars, folders);
    MeasuredSide candidate = side(Side.CANDIDATE, benches, jars, folders);
    Settings settings = Settings.DEFAULT.withMargin(file.margin());
    Rule rule = file.rule().with(settings);
    announce(benches.candidate, jars, file);
    PairSession session =
        new PairSession(
            new PairSession.Services(
                recorded, baseline, candidate, progress, names(file, suite), Ticker.SYSTEM),
            rule,
            file,
            planned -> {
              Json.write(path, planned);
              warnOfBudget(planned);
            });
    PairSession.Outcome outcome = session.measure();
    if (outcome.judgements().isEmpty()) {
      return Optional.empty();
    }
    List<Compared> compared = new ArrayList<>();
    for (int i = 0; i < outcome.subjects().size(); i++) {
      compared.add(new Compared(outcome.subjects().get(i), outcome.judgements().get(i)));
    }
    return Optional.of(
        new Outcome(
            new ComparedBuilds(
                new Journal(folders.baseline()).run(),
                new Journal(folders.candidate()).run(),
                suite,
                file.command(),
                rule.title(),
                settings,
                compared,
                file.onlyBaseline(),
                file.onlyCandidate(),
                baseline.forks(),
                candidate.forks()),
            outcome.stopped()));
  }

  private ComparisonFile file(Jars jars) {
    CommonCells cells =
        CommonCells.of(
            jars.baseline.cells(),
            jars.candidate.cells(),
            Objects.requireNonNullElse(request.include(), ""));
    long seed =
        Objects.requireNonNullElseGet(
            request.seed(), () -> RandomGenerator.getDefault().nextLong(1_000_000_000));
    return new ComparisonFile(
        ComparisonFile.SCHEMA,
        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
        CommandLine.repeating("compare", request.arguments(), seed),
        seed,
        request.budget().toMillis() / 1e3,
        request.margin(),
        request.rule(),
        cells.both(),
        cells.onlyBaseline(),
        cells.onlyCandidate(),
        null);
  }

  /**
   * Removes an old comparison, and records how both builds are measured: alike but for the jar and
   * what the user asks for.
   */
  private void begin(Benches benches, Jars jars, SideFolders folders, ComparisonFile file)
      throws IOException {
    Map<String, String> properties = benches.candidate.prepare(jars.candidate, progress);
    for (Side side : Side.values()) {
      ResultsFolder folder = folders.of(side);
      BenchmarkJar jar = jars.of(side);
      folder.begin();
      String suite = jar.suiteText();
      if (suite != null) {
        AtomicFiles.write(folder.suiteFile(), suite.getBytes(StandardCharsets.UTF_8));
      }
      new Journal(folder)
          .write(
              new Run(
                  RUN_SCHEMA,
                  file.startedAt(),
                  file.command(),
                  file.seed(),
                  file.budgetSeconds(),
                  Objects.requireNonNullElse(request.include(), ""),
                  Objects.requireNonNull(jar.file().getFileName()).toString(),
                  jar.sha256(),
                  properties,
                  file.cells(),
                  List.of(),
                  benches.of(side).environment(jar)));
    }
  }

  private void requireSame(Benches benches, Jars jars, SideFolders folders, ComparisonFile file)
      throws IOException {
    List<String> differences = new ArrayList<>();
    for (Side side : Side.values()) {
      ResultsFolder folder = folders.of(side);
      new Resumption(
              "--" + side.word(),
              jars.of(side),
              folder.suiteFile(),
              request.include(),
              request.seed(),
              benches.of(side))
          .differences(new Journal(folder).run()).stream()
              .filter(difference -> !differences.contains(difference))
              .forEach(differences::add);
    }
    if (Double.compare(file.margin(), request.margin()) != 0) {
      differences.add(
          "--margin=%s%% was %s%%".formatted(100 * request.margin(), 100 * file.margin()));
    }
    if (file.rule() != request.rule()) {
      differences.add("--rule=%s was %s".formatted(request.rule().word(), file.rule().word()));
    }
    double budget = request.budget().toMillis() / 1e3;
    if (Double.compare(file.budgetSeconds(), budget) != 0) {
      differences.add(
          "--budget=%s was %s: the plan, and so the error rate, depend on it"
              .formatted(Words.duration(budget), Words.duration(file.budgetSeconds())));
    }
    Resumption.requireNone(differences, "comparison", request.out(), ComparisonFile.NAME);
  }

  private MeasuredSide side(Side side, Benches benches, Jars jars, SideFolders folders)
      throws IOException {
    ResultsFolder folder = folders.of(side);
    Journal journal = new Journal(folder);
    List<Fork> before = journal.forks();
    Files.createDirectories(folder.raw());
    return new MeasuredSide(
        side,
        new RecordedForks.Site(
            benches
                .of(side)
                .forks(
                    jars.of(side), folder.raw(), journal.run().properties(), request.forkTimeout()),
            journal,
            folder.path()),
        before);
  }

  private void announce(Workbench bench, Jars jars, ComparisonFile file) {
    bench.warn(progress);
    progress.say(
        "Comparing %s with %s: %d benchmarks, budget %s, seed %d."
            .formatted(
                request.candidate().getFileName(),
                jars.baseline.file().getFileName(),
                file.cells().size(),
                Words.duration(request.budget().toMillis() / 1e3),
                file.seed()));
  }

  private void warnOfBudget(ComparisonFile file) {
    double round =
        Objects.requireNonNull(file.secondsPerPair()).values().stream()
            .mapToDouble(Double::doubleValue)
            .sum();
    int pairs = (int) (file.budgetSeconds() / round);
    if (pairs < FEWEST_PAIRS) {
      progress.say(
          "The budget is enough for %d pairs of each of %d benchmarks, and nothing can be claimed of fewer than %d. Allow --budget=%dm, or select fewer with --include."
              .formatted(
                  pairs,
                  file.cells().size(),
                  FEWEST_PAIRS,
                  (int) Math.ceil(FEWEST_PAIRS * round / 60)));
    }
  }

  private static Names names(ComparisonFile file, @Nullable Suite suite) {
    return new Names(file.cells(), List.of(), suite == null ? List.of() : suite.axes());
  }
}
