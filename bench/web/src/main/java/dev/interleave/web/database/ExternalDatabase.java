package dev.interleave.web.database;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** A PostgreSQL that runs already, which environment variables name. */
final class ExternalDatabase {
  static final String URL = "INTERLEAVE_DATABASE_URL";
  static final String USER = "INTERLEAVE_DATABASE_USER";

  private static final String JDBC = "jdbc:";
  private static final int DEFAULT_PORT = 5432;

  private ExternalDatabase() {}

  /**
   * Reads the environment.
   *
   * @return empty if it names none
   * @throws IllegalArgumentException if the URL is none of PostgreSQL's; the message does not
   *     repeat it, for it may have a secret
   */
  static Optional<DatabaseSettings> of(Map<String, String> environment) {
    String url = environment.getOrDefault(URL, "").strip();
    if (url.isEmpty()) {
      return Optional.empty();
    }
    URI uri = parsed(url);
    String path = uri.getPath();
    if (!"postgresql".equals(uri.getScheme())
        || uri.getHost() == null
        || path == null
        || path.length() < 2) {
      throw unusable("it names no host or no database of PostgreSQL");
    }
    if (uri.getQuery() != null || uri.getUserInfo() != null) {
      throw unusable("it has parameters or credentials");
    }
    return Optional.of(
        new DatabaseSettings(
            uri.getHost(),
            uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
            path.substring(1),
            environment.getOrDefault(USER, "postgres"),
            environment.get(DatabaseSettings.PASSWORD)));
  }

  private static URI parsed(String url) {
    try {
      return URI.create(url.startsWith(JDBC) ? url.substring(JDBC.length()) : url);
    } catch (IllegalArgumentException malformed) {
      throw unusable("it is malformed");
    }
  }

  private static IllegalArgumentException unusable(String why) {
    return new IllegalArgumentException(
        "the environment variable %s can't be used, for %s; write jdbc:postgresql://host:port/database and put the credentials into %s and %s, or unset it to have a server started"
            .formatted(URL, why, USER, DatabaseSettings.PASSWORD));
  }
}
