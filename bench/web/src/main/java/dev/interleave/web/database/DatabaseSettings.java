package dev.interleave.web.database;

import dev.interleave.services.database.Database;
import dev.interleave.services.database.DatabaseAddress;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL is, and how to get in.
 *
 * @param password null for none; part of no text
 */
public record DatabaseSettings(
    String host, int port, String name, String user, @Nullable String password) {
  private static final String PREFIX = "interleave.database.";
  private static final String HOST = PREFIX + "host";
  private static final String PORT = PREFIX + "port";
  private static final String NAME = PREFIX + "name";
  private static final String USER = PREFIX + "user";

  /**
   * Of a database that is open.
   *
   * @throws IOException if it is not PostgreSQL, which Vert.x's client needs
   */
  public static DatabaseSettings of(DatabaseAddress address) throws IOException {
    if (!address.isPostgres()) {
      throw new IOException(
          "PostgreSQL is needed, and there is %s, %s; set INTERLEAVE_DATABASE_URL to use one that runs already"
              .formatted(address.product(), address.remark()));
    }
    return new DatabaseSettings(
        address.host(), address.port(), address.name(), address.user(), address.password());
  }

  /**
   * Reads what {@link #properties} has written.
   *
   * @return empty if no host is there
   * @throws IllegalArgumentException if another one is not there, or the port is none
   */
  public static Optional<DatabaseSettings> of(
      Properties properties, Map<String, String> environment) {
    String host = properties.getProperty(HOST);
    if (host == null) {
      return Optional.empty();
    }
    String port = required(properties, PORT);
    if (!port.matches("\\d{1,5}")) {
      throw new IllegalArgumentException(
          "-D%s must be the number of a port, not '%s'".formatted(PORT, port));
    }
    return Optional.of(
        new DatabaseSettings(
            host,
            Integer.parseInt(port),
            required(properties, NAME),
            required(properties, USER),
            environment.get(Database.PASSWORD)));
  }

  private static String required(Properties properties, String name) {
    String value = properties.getProperty(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "-D%s is there and -D%s is missing; give all that DatabaseMain prints"
              .formatted(HOST, name));
    }
    return value;
  }

  /** All but the password, as system properties for a server. */
  public Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put(HOST, host);
    properties.put(PORT, Integer.toString(port));
    properties.put(NAME, name);
    properties.put(USER, user);
    return properties;
  }

  String url() {
    return "jdbc:postgresql://%s:%d/%s".formatted(host, port, name);
  }

  String passwordOrEmpty() {
    return password == null ? "" : password;
  }

  @Override
  public String toString() {
    return "%s as %s".formatted(url(), user);
  }
}
