package dev.interleave.services;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a server says of itself on standard output once it serves: lines {@code name=value} and then
 * an empty one. In place of it a line {@code error=sentence} says why it does not serve.
 */
public record Announcement(Map<String, String> values) {
  private static final String ERROR = "error";

  public Announcement {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Prints it. */
  public void print(PrintStream out) {
    values.forEach((name, value) -> out.println(name + "=" + oneLine(value)));
    out.println();
    out.flush();
  }

  /** Prints that there is no server, and why. */
  public static void printError(PrintStream out, String sentence) {
    out.println(ERROR + "=" + oneLine(sentence));
    out.flush();
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\R", " ");
  }

  /**
   * Reads what a server prints.
   *
   * @param server its name, for messages
   * @throws IOException if it does not serve; the message says why, as far as the server did
   */
  static Announcement read(BufferedReader output, String server) throws IOException {
    var values = new LinkedHashMap<String, String>();
    while (true) {
      String line = output.readLine();
      if (line == null) {
        throw new IOException(
            "the %s ended before it served; what it printed says why".formatted(server));
      }
      if (line.isEmpty()) {
        return new Announcement(values);
      }
      int equals = line.indexOf('=');
      if (equals < 1) {
        throw new IOException("the %s printed '%s' in place of name=value".formatted(server, line));
      }
      if (line.startsWith(ERROR + "=")) {
        throw new IOException(line.substring(equals + 1));
      }
      values.put(line.substring(0, equals), line.substring(equals + 1));
    }
  }

  /** A value that the server must have announced. */
  public String get(String name) {
    return Objects.requireNonNull(values.get(name), "the server announced no " + name);
  }

  /** A whole number that the server must have announced. */
  public int number(String name) {
    return Integer.parseInt(get(name));
  }
}
