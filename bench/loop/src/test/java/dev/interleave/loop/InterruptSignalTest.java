package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.run;
import static dev.interleave.loop.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a program does on a real SIGINT. */
@Timeout(60)
class InterruptSignalTest {

  /** The program: says when it is ready, and what happens then. */
  static final class Program {
    private static final Duration LONG = Duration.ofSeconds(30);

    private Program() {}

    public static void main(String[] arguments) {
      try {
        run(() -> body(arguments[0]));
        System.out.println("run returned");
        if (arguments[0].equals("handles, twice")) {
          run(() -> body("waits"));
        }
      } catch (KeyboardInterrupt interrupt) {
        System.out.println(interrupt.getMessage());
      }
    }

    private static void body(String kind) {
      System.out.println("ready");
      try {
        sleep(LONG);
      } catch (CancelledError cancelled) {
        System.out.println("cancelled");
        if (kind.equals("cleans up")) {
          System.out.println("ready");
          sleep(LONG);
        }
        if (!kind.startsWith("handles")) {
          throw cancelled;
        }
      }
    }
  }

  private record Outcome(List<String> lines, int exit) {}

  /** Runs the program and sends a SIGINT each time that it says it is ready. */
  private static Outcome outcomeOf(String kind) throws Exception {
    assumeThat(Path.of("/bin/kill")).exists();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName(),
                kind)
            .redirectErrorStream(true)
            .start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
        if (line.equals("ready")) {
          String id = Long.toString(process.pid());
          assertThat(new ProcessBuilder("/bin/kill", "-INT", id).start().waitFor()).isZero();
        }
      }
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      return new Outcome(lines, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void theFirstCancelsMainAndRunEndsWithAnError() throws Exception {
    assertThat(outcomeOf("waits"))
        .isEqualTo(new Outcome(List.of("ready", "cancelled", "interrupted by Ctrl-C (SIGINT)"), 0));
  }

  @Test
  void aMainThatHandlesItGoesOnAndTheNextRunIsInterruptedAnew() throws Exception {
    assertThat(outcomeOf("handles, twice"))
        .isEqualTo(
            new Outcome(
                List.of(
                    "ready",
                    "cancelled",
                    "run returned",
                    "ready",
                    "cancelled",
                    "interrupted by Ctrl-C (SIGINT)"),
                0));
  }

  @Test
  void theSecondEndsTheProgramAtOnce() throws Exception {
    assertThat(outcomeOf("cleans up"))
        .isEqualTo(new Outcome(List.of("ready", "cancelled", "ready"), 128 + 2));
  }
}
