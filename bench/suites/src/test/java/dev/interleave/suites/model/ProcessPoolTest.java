package dev.interleave.suites.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interleave.suites.workload.Workload;
import dev.interleave.suites.workload.Workloads;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProcessPoolTest {
  private static final String WORKLOAD = "mixed:p=1";

  /** Opens a pool, prints its workers' process ids, and stays until it is killed. */
  static final class Parent {
    private Parent() {}

    public static void main(String[] args) throws Exception {
      Model pool = ExecutionModel.PROCESS_POOL.open(WORKLOAD, 8);
      for (ProcessHandle child : pool.children()) {
        System.out.println(child.pid());
      }
      System.out.println("open");
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  @Test
  void workersEndWithTheirParentHoweverThatEnds() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<ProcessHandle> workers;
    try (BufferedReader printed = parent.inputReader()) {
      workers =
          Stream.iterate(read(printed), line -> !line.equals("open"), line -> read(printed))
              .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
              .toList();
    } finally {
      parent.destroyForcibly(); // SIGKILL: nothing of its own runs any more.
    }
    assertThat(workers).isNotEmpty();
    for (ProcessHandle worker : workers) {
      worker.onExit().get(20, TimeUnit.SECONDS);
    }
  }

  private static String read(BufferedReader reader) {
    try {
      return reader.readLine();
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  @Test
  void aWorkerThatIsGoneIsAnErrorThatNamesItsUnits() throws Exception {
    try (Workload workload = Workloads.create(WORKLOAD);
        Model pool = ExecutionModel.PROCESS_POOL.open(WORKLOAD, 8)) {
      for (ProcessHandle child : pool.children()) {
        child.destroyForcibly();
        child.onExit().get(20, TimeUnit.SECONDS);
      }
      assertThatThrownBy(() -> pool.run(new Batch(workload, 8, 0)))
          .isInstanceOf(IOException.class)
          .hasMessageMatching(
              "worker process \\d+ ended before it answered for units \\d+ to \\d+;.*");
    }
  }

  @Test
  void theChunkIsStated() throws Exception {
    try (Model pool = ExecutionModel.PROCESS_POOL.open(WORKLOAD, 800)) {
      int chunk = 800 / (4 * pool.effectiveWorkers());
      assertThat(pool.notes()).containsEntry("chunk", chunk + " units");
    }
  }
}
