package dev.interleave.runner.compare;

import dev.interleave.report.ComparisonReport;
import dev.interleave.report.analysis.Names;
import dev.interleave.report.compare.Rule;
import dev.interleave.report.compare.Settings;
import dev.interleave.report.input.Json;
import dev.interleave.report.input.Run;
import dev.interleave.report.input.Suite;
import dev.interleave.report.pairing.Compared;
import dev.interleave.report.pairing.ComparedBuilds;
import dev.interleave.report.pairing.Side;
import dev.interleave.runner.environment.ConditionsMeter;
import dev.interleave.runner.environment.SystemFiles;
import dev.interleave.runner.environment.Ticker;
import dev.interleave.runner.fork.Launcher;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A comparison from its request to its verdicts: everything that can be wrong is looked for first,
 * then an old comparison is replaced or gone on with, then a {@link PairSession} measures.
 *
 * <p>Each build has a results folder of its own in {@code out}, like that of any run.
 */
public final class ComparisonRun {
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

  private record Builds(ComparedBuild baseline, ComparedBuild candidate) {
    List<ComparedBuild> both() {
      return List.of(baseline, candidate);
    }

    boolean isOneJar() {
      return baseline.jar().sha256().equals(candidate.jar().sha256());
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
    BenchmarkJar baseline = bench.openOlder("--baseline", baseline(), request.suite(), candidate);
    Workbench baselineBench = with(bench, Side.BASELINE);
    Workbench candidateBench = with(bench, Side.CANDIDATE);
    try (SideFolders folders = SideFolders.open(request.out())) {
      if (launcher.killLeftovers() > 0) {
        progress.say("Killed what an earlier comparison had left running.");
      }
      return execute(
          new Builds(
              new ComparedBuild(Side.BASELINE, baselineBench, baseline, folders.baseline()),
              new ComparedBuild(Side.CANDIDATE, candidateBench, candidate, folders.candidate())));
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

  private Optional<Outcome> execute(Builds builds) throws IOException {
    Path path = request.out().resolve(ComparisonFile.NAME);
    ComparisonFile file;
    if (request.resume() && Files.exists(path)) {
      file = Json.read(path, ComparisonFile.class);
      requireSame(builds, file);
      progress.say("Resuming a comparison.");
    } else {
      for (ComparedBuild build : builds.both()) {
        build.folder().refuseForeignFiles(); // Of both, before anything is removed.
      }
      file = file(builds);
      Files.deleteIfExists(path);
      ComparisonReport.deleteFrom(request.out());
      begin(builds, file);
      Json.write(path, file);
    }
    Suite suite = builds.candidate.jar().suite();
    RecordedForks recorded =
        new RecordedForks(
            new ConditionsMeter(SystemFiles.REAL, Ticker.SYSTEM),
            clock,
            stop,
            progress,
            request.budget());
    MeasuredSide baseline = builds.baseline.measured(request);
    MeasuredSide candidate = builds.candidate.measured(request);
    Settings settings = Settings.DEFAULT.withMargin(file.margin());
    Rule rule = file.rule().with(settings);
    announce(builds, file);
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
                builds.baseline.run(),
                builds.candidate.run(),
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

  private ComparisonFile file(Builds builds) {
    CommonCells cells =
        CommonCells.of(
            builds.baseline.jar().cells(),
            builds.candidate.jar().cells(),
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

  /** Both builds are measured alike but for the jar and what the user asks for. */
  private void begin(Builds builds, ComparisonFile file) throws IOException {
    ComparedBuild candidate = builds.candidate;
    Map<String, String> properties = candidate.bench().prepare(candidate.jar(), progress);
    for (ComparedBuild build : builds.both()) {
      build.begin(request, file, properties);
    }
  }

  private void requireSame(Builds builds, ComparisonFile file) throws IOException {
    Set<String> differences = new LinkedHashSet<>();
    for (ComparedBuild build : builds.both()) {
      differences.addAll(build.differences(request));
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
    Resumption.requireNone(
        List.copyOf(differences), "comparison", request.out(), ComparisonFile.NAME);
  }

  private void announce(Builds builds, ComparisonFile file) {
    builds.candidate.bench().warn(progress);
    if (builds.isOneJar()) {
      progress.say(
          request.jvmArgs().areAlike()
              ? "Both jars are the same, byte for byte: this measures the comparison itself."
              : "Both jars are the same, byte for byte: this compares JVM arguments.");
    }
    progress.say(
        "Comparing %s with %s: %d benchmarks, budget %s, seed %d."
            .formatted(
                request.candidate().getFileName(),
                builds.baseline.jar().file().getFileName(),
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
