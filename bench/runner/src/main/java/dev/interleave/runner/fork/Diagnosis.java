package dev.interleave.runner.fork;

import dev.interleave.report.input.Fork;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a fork ended, from all that is known afterwards.
 *
 * @param message why not well, or null
 */
public record Diagnosis(Fork.Status status, @Nullable String message) {
  /** Exit codes above this are signals. */
  private static final int SIGNAL = 128;

  /**
   * Judges a fork.
   *
   * @param hasResult whether JMH wrote a result
   * @param fatalErrorLog whether the JVM wrote one
   */
  public static Diagnosis of(
      Launcher.Ended ended, ForkLog log, boolean hasResult, boolean fatalErrorLog) {
    if (ended.timedOut()) {
      return new Diagnosis(
          Fork.Status.TIMED_OUT,
          "killed after %d s, its time limit; --fork-timeout allows more"
              .formatted(ended.took().toSeconds()));
    }
    if (ended.exitCode() == 0 && hasResult) {
      return new Diagnosis(Fork.Status.OK, null);
    }
    String notRun = log.notRun();
    if (notRun != null) {
      return new Diagnosis(Fork.Status.NOT_RUN, notRun);
    }
    if (log.forkedExit().isPresent() || ended.exitCode() > SIGNAL || fatalErrorLog) {
      int code = log.forkedExit().orElse(ended.exitCode());
      return new Diagnosis(Fork.Status.CRASHED, crash(code, log));
    }
    String complaint = Objects.requireNonNullElse(log.complaint(), "it printed nothing");
    return ended.exitCode() == 0
        ? new Diagnosis(Fork.Status.FAILED, "JMH ended without a result: " + complaint)
        : new Diagnosis(Fork.Status.FAILED, complaint);
  }

  private static String crash(int code, ForkLog log) {
    StringBuilder message = new StringBuilder("the JVM died with exit code " + code);
    if (code > SIGNAL) {
      message.append(" (signal ").append(code - SIGNAL).append(')');
    }
    String detail = log.signal() != null ? log.signal() : log.exception();
    if (detail != null) {
      message.append(": ").append(detail);
    }
    return message.toString();
  }
}
