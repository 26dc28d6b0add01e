package dev.interleave.services.database;

import dev.interleave.services.ServerProcess;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A database with the tables of {@link Orders}: PostgreSQL in processes of its own, or the one that
 * the environment variables {@code INTERLEAVE_DATABASE_URL}, {@code _USER} and {@code _PASSWORD}
 * name.
 */
public final class Database implements AutoCloseable {
  /** The environment variable with the password: command lines are seen by all. */
  public static final String PASSWORD = "INTERLEAVE_DATABASE_PASSWORD";

  private static final int MILLIS_TO_CONNECT = 500;

  private final ServerProcess server;
  private final DatabaseAddress address;

  private Database(ServerProcess server, DatabaseAddress address) {
    this.server = server;
    this.address = address;
  }

  /**
   * Starts it, with fresh tables.
   *
   * @throws IOException if there can be none; the message says why, and has no password
   */
  public static Database open() throws IOException {
    Map<String, String> environment = System.getenv();
    var server = ServerProcess.start("database", DatabaseServer.class, List.of());
    return new Database(
        server, DatabaseAddress.of(server.announcement(), environment.get(PASSWORD)));
  }

  public DatabaseAddress address() {
    return address;
  }

  /**
   * The processes that serve on this machine, as of now: PostgreSQL has one for each connection.
   */
  public List<ProcessHandle> processes() {
    Stream<ProcessHandle> postgres =
        address.pid().isEmpty()
            ? Stream.empty()
            : ProcessHandle.of(Long.parseLong(address.pid())).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()));
    return Stream.concat(server.processes().stream(), postgres).toList();
  }

  /**
   * Whether it runs still, which its port tells: a process that was killed can be listed for long,
   * and of one elsewhere only the port is seen.
   */
  public boolean isAlive() {
    return server.isAlive() && (address.host().isEmpty() || isOpen());
  }

  private boolean isOpen() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.host(), address.port()), MILLIS_TO_CONNECT);
      return true;
    } catch (ConnectException refused) {
      return false;
    } catch (IOException unknown) {
      return true; // A server that is busy, or this side's fault.
    }
  }

  /** Ends it, and removes its data. */
  @Override
  public void close() throws IOException {
    List<ProcessHandle> all = processes();
    server.close();
    // Of a starter that had to be killed PostgreSQL is left; of another one nothing.
    all.forEach(ProcessHandle::destroy);
  }
}
