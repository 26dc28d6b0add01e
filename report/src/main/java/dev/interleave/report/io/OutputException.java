package dev.interleave.report.io;

import java.io.IOException;
import java.nio.file.Path;

/** A file could not be written; nothing half-written is left behind. */
public final class OutputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says which file, why, and what to do next. */
  public OutputException(Path file, IOException cause) {
    super(
        "Can't write %s: %s. Choose a folder that can be written to and has free space."
            .formatted(file, reason(cause)),
        cause);
  }

  private static String reason(IOException cause) {
    String message = cause.getMessage();
    String kind = cause.getClass().getSimpleName();
    return message == null ? kind : kind + ": " + message;
  }
}
