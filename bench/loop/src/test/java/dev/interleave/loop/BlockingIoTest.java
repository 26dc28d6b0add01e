package dev.interleave.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Blocking I/O in tasks beside blocking I/O in threads that no loop runs. */
@Timeout(60)
class BlockingIoTest {

  /** The program: the first blocking read of its JVM is a task's, the second one is not. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) throws Exception {
      LoopOptions options = LoopOptions.DEFAULTS.with(Mechanism.SCHEDULED_THREADS);
      Asyncio.run(options, () -> System.out.print(answer()));
      Thread thread = Thread.startVirtualThread(() -> System.out.print(answer()));
      System.exit(thread.join(Duration.ofSeconds(20)) ? 0 : 1);
    }

    /** What a server says that answers later than it is asked. */
    private static char answer() {
      try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
          var client = new Socket(listener.getInetAddress(), listener.getLocalPort());
          Socket server = listener.accept()) {
        Thread reader = Thread.currentThread();
        Thread.ofPlatform().start(() -> send(server, reader));
        return (char) client.getInputStream().read();
      } catch (IOException failed) {
        throw new IllegalStateException(failed);
      }
    }

    private static void send(Socket server, Thread reader) {
      try {
        while (reader.getState() != Thread.State.WAITING) {
          Thread.onSpinWait();
        }
        server.getOutputStream().write('a');
      } catch (IOException failed) {
        throw new IllegalStateException(failed);
      }
    }
  }

  @Test
  void threadsGoOnReadingAfterALoopWhoseTaskWasTheFirstToRead() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens",
                "java.base/java.lang=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(process.waitFor(40, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(process.getInputStream().readAllBytes()).asString().isEqualTo("aa");
    } finally {
      process.destroyForcibly();
    }
  }
}
