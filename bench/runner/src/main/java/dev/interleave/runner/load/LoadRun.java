package dev.interleave.runner.load;

import dev.interleave.report.LoadReport;
import dev.interleave.report.input.Json;
import dev.interleave.report.load.LoadFork;
import dev.interleave.report.load.LoadResults;
import dev.interleave.runner.environment.Git;
import dev.interleave.runner.environment.Jdk;
import dev.interleave.runner.environment.Machine;
import dev.interleave.runner.environment.SystemFiles;
import dev.interleave.runner.environment.Ticker;
import dev.interleave.runner.fork.Offspring;
import dev.interleave.runner.journal.ResultsFolder;
import dev.interleave.runner.problem.Problem;
import dev.interleave.runner.progress.Progress;
import dev.interleave.runner.run.CommandLine;
import dev.interleave.runner.run.Resumption;
import dev.interleave.runner.run.StopSign;
import dev.interleave.runner.run.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Load from its request to its last fork: everything that can be wrong is looked for first, then an
 * old run is replaced or gone on with, then a {@link LoadSession} measures.
 */
public final class LoadRun {
  private static final String LOGS = "logs";

  private final LoadRequest request;
  private final StopSign stop;
  private final Progress progress;
  private final InstantSource clock;
  private final Children children;

  /**
   * @param stop ends it early
   */
  public LoadRun(LoadRequest request, StopSign stop, Progress progress, InstantSource clock) {
    this.request = request;
    this.stop = stop;
    this.progress = progress;
    this.clock = clock;
    this.children = new Children(Offspring.of(request.out()), request.out().resolve(LOGS));
  }

  /** Kills everything that runs, from any thread. */
  public void kill() {
    children.kill();
  }

  /**
   * Measures.
   *
   * @return all that was measured, also where it was stopped before its end
   * @throws Problem if it can't be begun, or results can't be written
   */
  public LoadResults execute() {
    Workload workload = Workload.of(request.source(), request.settings());
    Path java = Objects.requireNonNullElseGet(request.java(), Jdk::own);
    String jdk = Jdk.describe(java);
    Optional<Wrk> wrk = Wrk.find();
    try (ResultsFolder folder = ResultsFolder.open(request.out())) {
      if (children.killLeftovers() > 0) {
        progress.say("Killed what an earlier run had left running.");
      }
      Path file = folder.path().resolve(LoadResults.FILE);
      LoadResults fresh = fresh(workload, jdk, wrk);
      LoadResults results = begin(fresh, file);
      LoadPlan plan =
          new LoadPlan(
              request.settings(),
              workload.cells(),
              request.rounds(),
              results.seed(),
              request.budget().toMillis() / 1e3);
      announce(plan, workload, wrk.isPresent());
      Loading.Bench bench =
          new Loading.Bench(
              children,
              java,
              folder.path().resolve(LOGS),
              wrk.orElse(null),
              request.settings().seconds());
      List<LoadFork> forks =
          new LoadSession(
                  new LoadSession.Services(
                      workload.servers(bench, results.seed()),
                      ended -> Json.write(file, results.with(ended)),
                      progress,
                      request.quiet(),
                      stop,
                      Ticker.SYSTEM),
                  plan,
                  results.forks())
              .measure();
      return results.with(forks);
    } catch (IOException e) {
      throw Problem.output("The results in %s can't be written".formatted(request.out()), e);
    } finally {
      children.endAll();
    }
  }

  private LoadResults fresh(Workload workload, String jdk, Optional<Wrk> wrk) {
    long seed =
        Objects.requireNonNullElseGet(
            request.seed(), () -> RandomGenerator.getDefault().nextLong(1_000_000_000));
    return new LoadResults(
        LoadResults.SCHEMA,
        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
        CommandLine.repeating("load", request.arguments(), seed),
        seed,
        request.budget().toMillis() / 1e3,
        workload.name(),
        workload.sha256(),
        request.settings(),
        workload.servers(),
        workload.requests(),
        wrk.map(Wrk::version).orElse(null),
        new Machine(SystemFiles.REAL)
            .describe(
                Runtime.getRuntime().availableProcessors(), jdk, "", null, Git.of(Path.of(""))),
        List.of());
  }

  private LoadResults begin(LoadResults fresh, Path file) throws IOException {
    if (request.resume() && Files.exists(file)) {
      LoadResults earlier = Json.read(file, LoadResults.class);
      requireSame(earlier, fresh);
      progress.say(
          "Resuming a run with %s.".formatted(Words.count(earlier.forks().size(), "fork")));
      return earlier;
    }
    LoadReport.deleteFrom(request.out());
    Files.deleteIfExists(file);
    return fresh;
  }

  private void requireSame(LoadResults earlier, LoadResults now) {
    List<String> differences = new ArrayList<>();
    if (!earlier.source().equals(now.source()) || !earlier.sha256().equals(now.sha256())) {
      differences.add("%s is not what it measured, %s".formatted(now.source(), earlier.source()));
    }
    if (!earlier.settings().equals(now.settings())) {
      differences.add(
          "the load is another one: %s, it was %s".formatted(now.settings(), earlier.settings()));
    }
    if (!earlier.servers().equals(now.servers()) || !earlier.requests().equals(now.requests())) {
      differences.add("other servers or requests are selected");
    }
    if (request.seed() != null && earlier.seed() != now.seed()) {
      differences.add("--seed=%d was --seed=%d".formatted(now.seed(), earlier.seed()));
    }
    Resumption.requireNone(differences, "run", request.out(), LoadResults.FILE);
  }

  private void announce(LoadPlan plan, Workload workload, boolean wrk) {
    progress.say(
        "Loading %s with %s over %s: budget %s, seed %d."
            .formatted(
                Words.count(workload.servers().size(), "server"),
                Words.count(workload.requests().size(), "request"),
                Words.count(plan.settings().connections(), "connection"),
                Words.duration(plan.budgetSeconds()),
                plan.seed()));
    if (!wrk) {
      progress.say("wrk is not on the PATH: there is no closed loop to compare with.");
    }
    if (plan.least() > plan.budgetSeconds()) {
      progress.say(
          "That budget may not be enough for the three rounds that an interval takes. Allow --budget=%dm, or select fewer with --servers and --requests."
              .formatted((long) Math.ceil(plan.least() / 60)));
    }
  }
}
