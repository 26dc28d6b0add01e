package dev.interleave.report.input;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An input that can't be used: what is wrong with which file, what is allowed, what to do next. */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says all four in one message.
   *
   * @param file the offending file or folder
   * @param problem what is wrong, without a full stop
   * @param allowed what would have been right, a sentence
   * @param next what to do, a sentence
   */
  public InputException(
      Path file, String problem, String allowed, String next, @Nullable Throwable cause) {
    super("%s: %s. %s %s".formatted(file, problem, allowed, next), cause);
  }

  /** Without a cause. */
  public InputException(Path file, String problem, String allowed, String next) {
    this(file, problem, allowed, next, null);
  }
}
