package dev.interleave.runner.run;

import dev.interleave.runner.fork.JavaOptions;
import dev.interleave.runner.fork.Launcher;
import dev.interleave.runner.problem.ExitCode;
import dev.interleave.runner.problem.Problem;
import dev.interleave.runner.problem.Reasons;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Programs of the benchmark jar that run before the first fork; a signal to this process ends them
 * too.
 *
 * @param users the user's own {@code JDK_JAVA_OPTIONS}, or empty
 */
public record Children(Launcher launcher, StopSign stop, String users) {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** What a program printed, and how it ended. */
  record Answer(int exitCode, boolean timedOut, List<String> lines) {
    /** The first line that says something. */
    String first() {
      return lines.stream()
          .filter(line -> !line.isBlank() && !line.startsWith("NOTE: Picked up"))
          .findFirst()
          .orElse("nothing");
    }
  }

  /** Runs a program to its end, with these JVM flags and its output in UTF-8. */
  Answer ask(List<String> command, List<String> flags) {
    return ask(command, JavaOptions.join(flags));
  }

  private Answer ask(List<String> command, String flags) {
    List<String> lines = new CopyOnWriteArrayList<>();
    String options =
        "%s %s %s"
            .formatted(JavaOptions.join(List.of("-Dstdout.encoding=UTF-8")), users, flags)
            .strip();
    try {
      Launcher.Ended ended =
          launcher.run(
              new Launcher.Launch(
                  command, Map.of(JavaOptions.VARIABLE, options), null, () -> LIMIT),
              lines::add);
      if (stop.isRaised()) {
        throw new Problem(
            ExitCode.INTERRUPTED, "Interrupted before the first fork. Nothing was changed.");
      }
      return new Answer(ended.exitCode(), ended.timedOut(), lines);
    } catch (IOException e) {
      throw Problem.usage(
          "%s can't be started: %s. Give the path of a java command with --java."
              .formatted(command.getFirst(), Reasons.of(e)));
    }
  }

  Answer ask(List<String> command) {
    return ask(command, "");
  }

  /**
   * Makes sure that a JVM starts with some flags, before hundreds of forks fail for them.
   *
   * @param option that gave the arguments, for messages
   * @param flags all that a fork would get
   * @throws Problem if it does not
   */
  void requireStart(String option, String arguments, Path java, String flags) {
    Answer answer = ask(List.of(java.toString(), "-version"), flags);
    if (answer.exitCode() != 0 || answer.timedOut()) {
      throw Problem.usage(
          "%s=%s: java does not start with that and says \"%s\". Give JVM arguments that \"%s ARGUMENTS -version\" takes."
              .formatted(option, arguments, answer.first(), java));
    }
  }

  /**
   * Runs the suite's own preparation and reads what it wants every fork to know.
   *
   * @throws Problem if it fails
   */
  Map<String, String> prepare(List<String> command, List<String> flags) {
    Answer answer = ask(command, flags);
    if (answer.exitCode() != 0 || answer.timedOut()) {
      throw new Problem(
          ExitCode.NOTHING_MEASURED,
          "The suite's preparation %s and printed:%n%s%nRun it alone to see why: %s"
              .formatted(
                  answer.timedOut()
                      ? "took longer than " + LIMIT.toMinutes() + " minutes"
                      : "ended with exit code " + answer.exitCode(),
                  String.join(System.lineSeparator(), answer.lines()),
                  String.join(" ", command)));
    }
    return Properties.parse(answer.lines());
  }
}
