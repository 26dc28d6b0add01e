package dev.interleave.web;

import dev.interleave.web.server.ServerKind;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * The command line of {@link Serve}.
 *
 * @param port to listen on; 0 for a free one
 * @param threads of the server, in the meaning of {@link ServerKind#threads}
 * @param connections to the database, at most
 */
record ServeArguments(ServerKind kind, int port, int threads, int connections) {
  static final String USAGE =
      "write: SERVER [--port N] [--threads N] [--connections N], with one of the servers "
          + ServerKind.ids();

  private static final int MOST_PORT = 65_535;
  private static final int MOST_THREADS = 10_000;
  private static final int MOST_CONNECTIONS = 250;

  /** HikariCP's default, for all clients. */
  private static final int DEFAULT_CONNECTIONS = 10;

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException if it is wrong; the message says what is right
   */
  static ServeArguments of(String... args) {
    Iterator<String> rest = Arrays.asList(args).iterator();
    if (!rest.hasNext()) {
      throw new IllegalArgumentException("which server is missing; " + USAGE);
    }
    ServerKind kind = ServerKind.of(rest.next());
    int port = 0;
    int threads = kind.threads();
    int connections = DEFAULT_CONNECTIONS;
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--port" -> port = number(option, rest, 0, MOST_PORT);
        case "--connections" -> connections = number(option, rest, 1, MOST_CONNECTIONS);
        case "--threads" -> {
          threads = number(option, rest, 1, MOST_THREADS);
          requireTakesThreads(kind, threads);
        }
        default ->
            throw new IllegalArgumentException("unknown option '%s'; %s".formatted(option, USAGE));
      }
    }
    return new ServeArguments(kind, port, threads, connections);
  }

  private static void requireTakesThreads(ServerKind kind, int threads) {
    if (!kind.takesThreads()) {
      List<String> others =
          Arrays.stream(ServerKind.values())
              .filter(ServerKind::takesThreads)
              .map(ServerKind::id)
              .toList();
      throw new IllegalArgumentException(
          "%s takes no number of threads, so leave --threads %d out; %s take one"
              .formatted(kind.id(), threads, String.join(", ", others)));
    }
  }

  private static int number(String option, Iterator<String> rest, int least, int most) {
    String value = rest.hasNext() ? rest.next() : "";
    if (value.matches("\\d{1,9}")) {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new IllegalArgumentException(
        "%s must be a number from %d to %d, not '%s'".formatted(option, least, most, value));
  }
}
