package dev.interleave.runner.progress;

import dev.interleave.report.input.Fork;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The texts of progress. */
final class Lines {
  private Lines() {}

  /** A fork that has ended, on a line of its own. */
  static String ended(Position at, Fork fork, @Nullable String score) {
    String result =
        switch (fork.status()) {
          case OK -> score == null ? "measured" : score;
          case NOT_RUN -> "not run: " + fork.message();
          case FAILED -> "FAILED: " + fork.message();
          case CRASHED -> "CRASHED: " + fork.message();
          case TIMED_OUT -> "TIMED OUT: " + fork.message();
        };
    String log = fork.log() == null ? "" : " (see " + fork.log() + ")";
    return String.format(
        Locale.ROOT,
        "%s round %d  %s  %s%s  %.1f s, ETA %s",
        count(at),
        at.round(),
        at.name(),
        result,
        log,
        fork.seconds(),
        clock(at.left()));
  }

  /** A fork that runs, cut to the width of a terminal. */
  static String running(Position at, Duration sinceStart, @Nullable String score, int width) {
    Duration left = at.left().minus(sinceStart);
    String before =
        "%s round %d  %s  ETA %s  "
            .formatted(
                count(at),
                at.round(),
                clock(at.elapsed().plus(sinceStart)),
                clock(left.isNegative() ? Duration.ZERO : left));
    String line = before + at.name() + (score == null ? "" : "  " + score);
    return line.length() <= width ? line : line.substring(0, width - 1) + "…";
  }

  private static String count(Position at) {
    int digits = String.valueOf(at.about()).length();
    return ("[%" + digits + "d/~%d]").formatted(at.fork(), at.about());
  }

  /** Minutes and seconds, with hours where there are any. */
  static String clock(Duration duration) {
    return duration.toHours() > 0
        ? "%d:%02d:%02d"
            .formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart())
        : "%d:%02d".formatted(duration.toMinutes(), duration.toSecondsPart());
  }
}
