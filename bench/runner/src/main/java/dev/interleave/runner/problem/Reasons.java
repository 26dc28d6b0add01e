package dev.interleave.runner.problem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Words for exceptions whose message is only a path. */
public final class Reasons {
  private Reasons() {}

  /** Why {@code exception} happened, without the file's name where there is more to say. */
  public static String of(IOException exception) {
    return switch (exception) {
      case AccessDeniedException denied -> "permission denied: " + denied.getFile();
      case NoSuchFileException missing -> "no such file: " + missing.getFile();
      case FileAlreadyExistsException file -> "it is a file, not a folder: " + file.getFile();
      case FileSystemException other when other.getReason() != null ->
          other.getReason() + ": " + other.getFile();
      default -> {
        String message = exception.getMessage();
        yield message == null ? exception.getClass().getSimpleName() : message;
      }
    };
  }
}
