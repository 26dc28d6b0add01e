package dev.interleave.runner.run;

import java.util.ArrayList;
import java.util.List;

/** The command line that repeats a run, for the record. */
public final class CommandLine {
  private CommandLine() {}

  /**
   * As it was given, but with the seed that was used.
   *
   * @param name of the command
   * @param arguments as given
   */
  public static String repeating(String name, List<String> arguments, long seed) {
    List<String> words = new ArrayList<>(List.of("java", "-jar", "interleave.jar", name));
    arguments.stream()
        .filter(argument -> !argument.startsWith("--resume") && !argument.startsWith("--seed"))
        .map(CommandLine::shellQuoted)
        .forEach(words::add);
    words.add("--seed=" + seed);
    return String.join(" ", words);
  }

  private static String shellQuoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
