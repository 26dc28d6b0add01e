package dev.interleave.services.database;

import dev.interleave.services.Announcement;
import dev.interleave.services.Parent;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.h2.tools.Server;

/**
 * The process that has a database: it starts PostgreSQL and ends it with itself, data and all.
 * Where PostgreSQL can't start, it is itself the server, of H2. Or, if the environment names a
 * database that runs already, it only makes the tables there, and removes them in the end.
 *
 * <p>PostgreSQL is as it comes, with writes that are on the disk when a transaction ends: {@code
 * fsync}, which the library that starts it would turn off, is on.
 */
public final class DatabaseServer {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String POSTGRES = "postgres";
  private static final int MOST_CONNECTIONS = 300;
  private static final Duration LONGEST_START = Duration.ofMinutes(2);

  private DatabaseServer() {}

  public static void main(String[] args) {
    PrintStream out = System.out;
    System.setOut(System.err); // Whatever a library prints must not look like an announcement.
    Parent.exitWith();
    try {
      Optional<ExternalDatabase> external = ExternalDatabase.of(System.getenv());
      DatabaseAddress address =
          external.isPresent() ? prepare(external.get()) : startOwn(System.err);
      address.announcement().print(out);
    } catch (IllegalArgumentException | IOException failed) {
      Announcement.printError(out, String.valueOf(failed.getMessage()));
      System.exit(2);
    }
  }

  private static DatabaseAddress startOwn(PrintStream log) throws IOException {
    DatabaseAddress address;
    try {
      address = startPostgres();
    } catch (IOException failed) {
      log.println("PostgreSQL did not start: " + failed.getMessage());
      address = startH2("in place of PostgreSQL, which did not start: " + failed.getMessage());
    }
    try (Connection connection = DriverManager.getConnection(address.url(), address.user(), "")) {
      Orders.create(connection);
    } catch (SQLException failed) {
      throw new IOException(
          "the tables can't be made in %s: %s".formatted(address.product(), reason(failed)),
          failed);
    }
    return address;
  }

  private static String reason(Throwable failed) {
    Throwable cause = failed;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = String.valueOf(cause.getMessage()).replaceFirst("\\.$", "");
    return "%s (%s)".formatted(message, cause.getClass().getSimpleName());
  }

  private static DatabaseAddress startPostgres() throws IOException {
    DataFolders folders = DataFolders.ofThisMachine();
    String shortage = folders.shortage();
    try {
      folders.removeLeftovers();
      return folders.inNew(DatabaseServer::startPostgresIn);
    } catch (IOException | RuntimeException failed) {
      throw new IOException(folders.withoutNames(reason(failed)) + shortage, failed);
    }
  }

  private static DatabaseAddress startPostgresIn(Path data) throws IOException {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", Integer.toString(MOST_CONNECTIONS))
            .setServerConfig("listen_addresses", LOOPBACK)
            .setLocaleConfig("locale", "C")
            .setPGStartupWait(LONGEST_START)
            .setErrorRedirector(ProcessBuilder.Redirect.INHERIT)
            .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return address(postgres, data);
    } catch (IOException | RuntimeException failed) {
      postgres.close();
      throw failed;
    }
  }

  private static DatabaseAddress address(EmbeddedPostgres postgres, Path data) throws IOException {
    return new DatabaseAddress(
        "PostgreSQL " + version(postgres),
        "jdbc:postgresql://%s:%d/%s".formatted(LOOPBACK, postgres.getPort(), POSTGRES),
        LOOPBACK,
        postgres.getPort(),
        POSTGRES,
        POSTGRES,
        null,
        Long.toString(DataFolders.pid(data).orElseThrow()),
        "");
  }

  private static String version(EmbeddedPostgres postgres) throws IOException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
      return connection.getMetaData().getDatabaseProductVersion();
    } catch (SQLException failed) {
      throw new IOException(failed);
    }
  }

  static DatabaseAddress startH2(String remark) throws IOException {
    try {
      Server server =
          Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", "mem:").start();
      String url =
          "jdbc:h2:tcp://%s:%d/mem:interleave;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1"
              .formatted(LOOPBACK, server.getPort());
      try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
        connection
            .createStatement()
            .execute("CREATE ALIAS pg_sleep FOR '%s.sleep'".formatted(H2Functions.class.getName()));
        return new DatabaseAddress(
            "H2 " + connection.getMetaData().getDatabaseProductVersion(),
            url,
            "",
            0,
            "interleave",
            "sa",
            null,
            "",
            remark);
      }
    } catch (SQLException failed) {
      throw new IOException(
          "no database can be started: neither PostgreSQL (%s) nor H2: %s"
              .formatted(remark, reason(failed)),
          failed);
    }
  }

  static DatabaseAddress prepare(ExternalDatabase external) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("user", external.user());
    if (external.password() != null) {
      properties.setProperty("password", external.password());
    }
    properties.setProperty("loginTimeout", Long.toString(LONGEST_START.toSeconds()));
    try {
      Connection connection = DriverManager.getConnection(external.url(), properties);
      String product =
          "%s %s"
              .formatted(
                  connection.getMetaData().getDatabaseProductName(),
                  connection.getMetaData().getDatabaseProductVersion());
      Orders.create(connection);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> dropTables(connection)));
      return new DatabaseAddress(
          product,
          external.url(),
          external.host(),
          external.port(),
          external.name(),
          external.user(),
          external.password(),
          "",
          "which runs elsewhere: its processor time is not measured");
    } catch (SQLException failed) {
      throw new IOException(
          "the database at %s can't be used: %s. Check %s, %s and %s, or unset the first to have a server started."
              .formatted(
                  external,
                  reason(failed),
                  ExternalDatabase.URL,
                  ExternalDatabase.USER,
                  Database.PASSWORD),
          failed);
    }
  }

  private static void dropTables(Connection connection) {
    try (connection) {
      Orders.drop(connection);
    } catch (SQLException failed) {
      System.err.println("the tables interleave_* could not be removed: " + failed.getMessage());
    }
  }
}
