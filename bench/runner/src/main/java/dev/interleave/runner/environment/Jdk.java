package dev.interleave.runner.environment;

import dev.interleave.runner.problem.Problem;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The JDK that runs the forks. */
public final class Jdk {
  private static final String HINT =
      "Give the path of a java command with --java, or leave it out to use the one that runs"
          + " Interleave.";

  private Jdk() {}

  /** The java command that runs this program. */
  public static Path own() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /**
   * Asks a java command for its vendor and version.
   *
   * @throws Problem if it is none
   */
  public static String describe(Path java) {
    Tool.Answer answer =
        Tool.ask(null, List.of(java.toString(), "-XshowSettings:properties", "-version"))
            .orElseThrow(
                () -> Problem.usage("--java=%s can't be started. %s".formatted(java, HINT)));
    Map<String, String> properties = properties(answer.output());
    if (answer.exitCode() != 0 || !properties.containsKey("java.version")) {
      throw Problem.usage(
          "--java=%s is not a working java command: it ended with exit code %d and printed \"%s\". %s"
              .formatted(
                  java,
                  answer.exitCode(),
                  answer.output().lines().findFirst().orElse("nothing"),
                  HINT));
    }
    return describe(properties);
  }

  static Map<String, String> properties(String output) {
    Map<String, String> properties = new HashMap<>();
    output
        .lines()
        .forEach(
            line -> {
              int equals = line.indexOf(" = ");
              if (equals > 0) {
                properties.put(
                    line.substring(0, equals).strip(), line.substring(equals + 3).strip());
              }
            });
    return properties;
  }

  static String describe(Map<String, String> properties) {
    String version =
        properties.getOrDefault(
            "java.runtime.version", properties.getOrDefault("java.version", ""));
    return "%s %s (%s)"
        .formatted(
            properties.getOrDefault("java.vendor", "unknown vendor"),
            version,
            properties.getOrDefault("java.vm.name", "unknown VM"));
  }
}
