package dev.interleave.runner.problem;

import java.io.IOException;

/**
 * What stops a run for a reason that the user can do something about. Its message says what is
 * wrong, the offending value, what is allowed and what to do next; no stack trace is shown.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ExitCode exitCode;

  public Problem(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** An option or an input that can't be used. */
  public static Problem usage(String message) {
    return new Problem(ExitCode.USAGE, message);
  }

  /** A file that can't be written. */
  public static Problem output(String what, IOException cause) {
    Problem problem =
        new Problem(
            ExitCode.OUTPUT,
            what
                + ": "
                + Reasons.of(cause)
                + ". Free some space or choose another folder with --out; after that, --resume"
                + " continues a run that had begun.");
    problem.initCause(cause);
    return problem;
  }

  public ExitCode exitCode() {
    return exitCode;
  }
}
