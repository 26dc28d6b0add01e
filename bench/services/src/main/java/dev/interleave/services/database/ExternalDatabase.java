package dev.interleave.services.database;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL that runs already, as environment variables tell.
 *
 * @param password null for none; never printed
 */
record ExternalDatabase(
    String host, int port, String name, String user, @Nullable String password) {
  static final String URL = "INTERLEAVE_DATABASE_URL";
  static final String USER = "INTERLEAVE_DATABASE_USER";

  private static final String PREFIX = "jdbc:";
  private static final int LAST_PORT = 65_535;
  private static final int DEFAULT_PORT = 5432;

  /**
   * Reads the environment; empty if it names no database.
   *
   * @throws IllegalArgumentException for a URL that is none of PostgreSQL's; the message has no
   *     secret
   */
  static Optional<ExternalDatabase> of(Map<String, String> environment) {
    String url = environment.getOrDefault(URL, "").strip();
    if (url.isEmpty()) {
      return Optional.empty();
    }
    if (!url.startsWith(PREFIX + "postgresql://")) {
      throw wrong("it is no URL of PostgreSQL");
    }
    if (url.indexOf('?') >= 0 || url.indexOf('@') >= 0) {
      throw wrong(
          "it has parameters (none are supported, nor is TLS) or credentials, and would be printed with the results");
    }
    URI uri;
    try {
      uri = URI.create(url.substring(PREFIX.length()));
    } catch (IllegalArgumentException malformed) {
      throw wrong("it is malformed");
    }
    String path = uri.getPath();
    if (uri.getPort() == 0 || uri.getPort() > LAST_PORT) {
      throw wrong("its port is not from 1 to %d".formatted(LAST_PORT));
    }
    if (uri.getHost() == null || path == null || path.length() < 2) {
      throw wrong("it lacks a host or a database");
    }
    return Optional.of(
        new ExternalDatabase(
            uri.getHost(),
            uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
            path.substring(1),
            environment.getOrDefault(USER, "postgres"),
            environment.get(Database.PASSWORD)));
  }

  /** Without the URL itself: a secret may be the very thing that is wrong with it. */
  private static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(
        "the environment variable %s can't be used: %s. Write jdbc:postgresql://host:port/database, and the credentials into %s and %s; unset it to have a server started."
            .formatted(URL, what, USER, Database.PASSWORD));
  }

  String url() {
    return "jdbc:postgresql://%s:%d/%s".formatted(host, port, name);
  }

  @Override
  public String toString() {
    return url();
  }
}
