package dev.interleave.runner.fork;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The environment variable {@code JDK_JAVA_OPTIONS}, which every JVM below a process reads. Flags
 * that go through it reach JMH's forks and leave the arguments of their own {@code @Fork} alone.
 */
public final class JavaOptions {
  public static final String VARIABLE = "JDK_JAVA_OPTIONS";

  private JavaOptions() {}

  /** The variable's value for these arguments, quoted as the launcher wants it. */
  public static String join(List<String> arguments) {
    return arguments.stream().map(JavaOptions::quote).collect(Collectors.joining(" "));
  }

  /** The launcher knows both quotes, no escape, and joins pieces without a blank between them. */
  private static String quote(String argument) {
    if (argument.chars().noneMatch(c -> c == '"' || c == '\'' || Character.isWhitespace(c))) {
      return argument;
    }
    return argument.contains("\"")
        ? argument.replace("'", "\u0000").transform(JavaOptions::single)
        : '"' + argument + '"';
  }

  private static String single(String argument) {
    return '\'' + argument.replace("\u0000", "'\"'\"'") + '\'';
  }
}
