package dev.interleave.runner.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that measures in rounds of processes. */
final class RunOptions {
  @Option(
      names = "--resume",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      paramLabel = "true|false",
      description = "Go on with what is in DIR instead of replacing it.")
  private boolean resume;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the random order (default: another one each time).")
  private @Nullable Long seed;

  @Option(
      names = "--java",
      paramLabel = "PATH",
      description =
          "The java command that runs what is measured (default: the one that runs this).")
  private @Nullable Path java;

  @Option(
      names = {"-q", "--quiet"},
      description = "No line for forks that end well.")
  private boolean quiet;

  boolean resume() {
    return resume;
  }

  @Nullable Long seed() {
    return seed;
  }

  @Nullable Path java() {
    return java;
  }

  boolean quiet() {
    return quiet;
  }
}
