package dev.interleave.runner.run;

import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Fork;
import dev.interleave.runner.environment.ConditionsMeter;
import dev.interleave.runner.fork.ForkRunner;
import dev.interleave.runner.journal.Journal;
import dev.interleave.runner.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs forks one after the other and records each as it ends. Where another JMH holds the machine
 * it waits; a fork that was cut short because the user wants to stop is as if it had never been.
 */
public final class RecordedForks {
  /** Exit codes of a process that SIGHUP, SIGINT or SIGTERM ended. */
  private static final Set<Integer> SIGNALLED = Set.of(129, 130, 143);

  /** A terminal sends Ctrl-C to the fork too, which may end before we hear of it. */
  private static final Duration GRACE = Duration.ofMillis(500);

  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

  private final ConditionsMeter meter;
  private final InstantSource clock;
  private final StopSign stop;
  private final Progress progress;
  private final Duration patience;
  private Duration waited = Duration.ZERO;

  /**
   * @param patience how long to wait for another JMH, all in all
   */
  public RecordedForks(
      ConditionsMeter meter,
      InstantSource clock,
      StopSign stop,
      Progress progress,
      Duration patience) {
    this.meter = meter;
    this.clock = clock;
    this.stop = stop;
    this.progress = progress;
    this.patience = patience;
  }

  /**
   * What measures, and where its results go.
   *
   * @param folder that results are named relative to
   */
  public record Site(ForkRunner forks, Journal journal, Path folder) {
    private @Nullable String relative(@Nullable Path file) {
      return file == null ? null : folder.relativize(file).toString().replace('\\', '/');
    }
  }

  /**
   * Runs one fork and records it.
   *
   * @param index names its files
   * @return empty if it did not come to its end, because the user stopped the run or another JMH
   *     did not end
   * @throws IOException if it can't be recorded, or can't be started
   */
  public Optional<Fork> run(Site site, CellKey cell, int round, int index) throws IOException {
    String startedAt;
    ConditionsMeter.Counters counters;
    ForkRunner.Outcome outcome;
    boolean again;
    do {
      if (stop.isRaised()) {
        return Optional.empty();
      }
      startedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
      counters = meter.read();
      outcome = site.forks().run(cell, index);
      again = outcome.lock() != null && awaitOtherJmh(outcome.lock(), outcome.ended().took());
    } while (again);
    if (outcome.lock() != null
        || stop.isRaised()
        || (SIGNALLED.contains(outcome.ended().exitCode()) && stop.isRaisedWithin(GRACE))) {
      discard(outcome);
      return Optional.empty();
    }
    Fork fork =
        new Fork(
            index,
            round,
            cell,
            outcome.diagnosis().status(),
            outcome.diagnosis().message(),
            site.relative(outcome.result()),
            site.relative(outcome.log()),
            startedAt,
            outcome.ended().took().toMillis() / 1e3,
            outcome.warmup(),
            outcome.notes(),
            meter.since(counters));
    site.journal().append(fork);
    return Optional.of(fork);
  }

  /** How long it has waited for another JMH. */
  public Duration waited() {
    return waited;
  }

  /**
   * Waits before the next try; false to give up. Two at once would falsify each other, which is why
   * JMH refuses.
   */
  private boolean awaitOtherJmh(String lock, Duration tried) {
    if (waited.isZero()) {
      progress.say(
          "Another JMH runs on this machine and holds %s: waiting for its end.".formatted(lock));
    }
    waited = waited.plus(tried).plus(BETWEEN_TRIES);
    if (stop.isRaisedWithin(BETWEEN_TRIES)) {
      return false;
    }
    if (waited.compareTo(patience) > 0) {
      progress.say(
          "Gave up waiting for the other JMH after %s. Find it with: fuser %s"
              .formatted(Words.duration(waited.toMillis() / 1e3), lock));
      return false;
    }
    return true;
  }

  private static void discard(ForkRunner.Outcome outcome) throws IOException {
    for (Path file : Stream.of(outcome.result(), outcome.log()).filter(Objects::nonNull).toList()) {
      Files.deleteIfExists(file);
    }
  }
}
