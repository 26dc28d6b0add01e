package dev.interleave.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.services.database.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StrayProcessesTest {
  private static final int SECONDS_TO_END = 30;

  /** Starts a database and says which processes it has; then does nothing. */
  static final class Starter {
    public static void main(String[] args) throws IOException {
      Database database = Database.open();
      System.out.println(
          database.processes().stream()
              .map(process -> Long.toString(process.pid()))
              .collect(Collectors.joining(" ")));
      while (System.in.read() >= 0) {
        // Until it is killed.
      }
      database.close();
    }
  }

  @Test
  void nothingOfADatabaseOutlivesAStarterThatIsKilled() throws Exception {
    Process starter =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Starter.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<ProcessHandle> servers = new ArrayList<>();
    try (BufferedReader output = starter.inputReader()) {
      for (String pid : output.readLine().split(" ", -1)) {
        // PostgreSQL's process for the connection that made the tables may have ended meanwhile.
        ProcessHandle.of(Long.parseLong(pid)).ifPresent(servers::add);
      }
      assertThat(servers.size()).as("the database's own starter, and PostgreSQL").isGreaterThan(2);
      starter.destroyForcibly();
      for (ProcessHandle server : servers) {
        server.onExit().get(SECONDS_TO_END, TimeUnit.SECONDS);
      }
    } finally {
      starter.destroyForcibly();
      servers.forEach(ProcessHandle::destroyForcibly);
    }
    assertThat(servers).noneMatch(ProcessHandle::isAlive);
  }
}
