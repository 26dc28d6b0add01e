package dev.interleave.runner.cli;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that runs forks. */
final class ForkOptions {
  private static final String DEFAULT = "default";

  @Option(
      names = "--suite",
      paramLabel = "NAME|FILE",
      description =
          "Which cells to measure and how to show them: a suite that the jar carries, or a file like"
              + " its META-INF/interleave/suite.json (default: default).")
  private @Nullable String suite;

  @Option(
      names = "--include",
      paramLabel = "REGEX",
      description =
          "Only cells in whose name this is found: benchmark:param=value,... (default: all)")
  private @Nullable String include;

  @Option(
      names = "--cores",
      paramLabel = "N",
      description = "Processors for the forks, 0 for all (default: 0).")
  private @Nullable Integer cores;

  @Option(
      names = "--fork-timeout",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description =
          "When to kill a fork (default: 3m, or three times what JMH announces if that is more).")
  private @Nullable Duration forkTimeout;

  @Mixin private RunOptions run = new RunOptions();

  /** By name or file; null for the jar's default one. */
  @Nullable String suite() {
    return DEFAULT.equals(suite) ? null : suite;
  }

  @Nullable String include() {
    return include;
  }

  boolean resume() {
    return run.resume();
  }

  @Nullable Integer cores() {
    return cores;
  }

  @Nullable Long seed() {
    return run.seed();
  }

  @Nullable Path java() {
    return run.java();
  }

  @Nullable Duration forkTimeout() {
    return forkTimeout;
  }

  boolean quiet() {
    return run.quiet();
  }
}
