package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.run;
import static dev.interleave.loop.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The tasks of another process, seen from this one. */
@Timeout(60)
class TasksTest {
  private static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @TempDir static Path folder;
  private static Path jar;

  /** What the child processes run. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws InterruptedException {
      if (arguments[0].equals("none")) {
        System.out.println("ready");
        new CountDownLatch(1).await();
      }
      run(
          () -> {
            Task<?> child = createTask(() -> sleep(Duration.ofMinutes(5)), "sleeper");
            createTask(
                () -> {
                  System.out.println("ready");
                  while (arguments[0].equals("busy") && child.cancelling() == 0) {
                    Thread.onSpinWait();
                  }
                },
                "talker");
            child.await();
          });
    }
  }

  @BeforeAll
  static void packageJar() throws IOException {
    jar = folder.resolve("loop.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Tasks.class.getName());
    manifest.getMainAttributes().put(new Attributes.Name("Agent-Class"), TaskAgent.class.getName());
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        Stream<Path> classes = Files.walk(CLASSES)) {
      for (Path each : (Iterable<Path>) classes.filter(Files::isRegularFile)::iterator) {
        out.putNextEntry(new JarEntry(CLASSES.relativize(each).toString().replace('\\', '/')));
        Files.copy(each, out);
      }
    }
  }

  /** Ends when closed. */
  private record Running(Process process) implements AutoCloseable {
    static Running start(List<String> options, String how) throws IOException {
      List<String> command = new ArrayList<>(List.of(JAVA));
      command.addAll(options);
      String classPath =
          CLASSES + System.getProperty("path.separator") + Path.of("target", "test-classes");
      command.addAll(List.of("-cp", classPath, Child.class.getName(), how));
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      assertThat(process.inputReader().readLine()).isEqualTo("ready");
      return new Running(process);
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  private static String output(List<String> command, int exit) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(output).isEqualTo(exit);
      return output;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupt) {
      throw new AssertionError(interrupt);
    }
  }

  private static List<String> tasksOf(Object pid) {
    return List.of(JAVA, "-jar", jar.toString(), pid.toString());
  }

  @Test
  void theTasksOfAnotherProcess() throws IOException {
    try (Running child = Running.start(List.of(), "idle")) {
      assertThat(output(tasksOf(child.process().pid()), 0))
          .contains("<EventLoop asyncio running=true closed=false>")
          .containsPattern("(?m)^sleeper +<Future PENDING> +.*Asyncio.sleep.* Task-1$")
          .containsPattern("(?m)^\\* Task Task-1\n(  \\|.*\n)+    \\* Task sleeper\n");
    }
  }

  @Test
  void byJcmdAlone() throws IOException {
    Path file = folder.resolve("tasks.txt").toAbsolutePath();
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try (Running child =
        Running.start(List.of("--add-opens=java.base/java.lang=ALL-UNNAMED"), "idle")) {
      String pid = Long.toString(child.process().pid());
      output(List.of(jcmd, pid, "JVMTI.agent_load", jar.toString(), file.toString()), 0);
      assertThat(file).content().contains("* Task sleeper");
    }
  }

  @Test
  void aLoopThatACallbackHogsIsSeenFromOutside() throws IOException {
    try (Running child = Running.start(List.of(), "busy")) {
      assertThat(output(tasksOf(child.process().pid()), 0))
          .contains("It does not answer")
          .contains("TasksTest$Child");
    }
  }

  @Test
  void aProcessWithoutALoopSaysSo() throws IOException {
    try (Running child = Running.start(List.of(), "none")) {
      assertThat(output(tasksOf(child.process().pid()), 0))
          .isEqualTo("No event loop runs in this process.\n");
    }
  }

  @Test
  void whatIsNoProcessIdIsSaid() {
    assertThat(output(tasksOf("x"), 1)).contains("expected one process id, got: x");
    assertThatThrownBy(() -> Tasks.ofProcess(999_999_999L, jar))
        .isInstanceOf(IOException.class)
        .hasMessage("There is no process 999999999");
  }

  @Test
  void whatIsNoJvmIsSaid() throws IOException {
    Process other = new ProcessBuilder("sleep", "60").start();
    try {
      assertThatThrownBy(() -> Tasks.ofProcess(other.pid(), jar))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Cannot attach to process " + other.pid())
          .hasMessageContaining("is it a JVM");
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void aJvmThatLoadsNoAgentsIsSaid() throws IOException {
    try (Running child = Running.start(List.of("-XX:-EnableDynamicAgentLoading"), "idle")) {
      assertThat(output(tasksOf(child.process().pid()), 1))
          .contains("does not load agents")
          .contains("-XX:-EnableDynamicAgentLoading");
    }
  }
}
