package dev.interleave.loop;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Prints what the tasks of another process do now: {@code java -jar interleave-loop.jar <pid>}.
 * asyncio: {@code python -m asyncio ps} and {@code pstree}.
 *
 * <p>It attaches to that JVM, which needs no preparation, and pays nothing until it is asked.
 */
public final class Tasks {
  private static final String USAGE = "usage: java -jar interleave-loop.jar <process id of a JVM>";

  private Tasks() {}

  /** Prints the report, or one line that says why there is none, and exits with 1 then. */
  public static void main(String[] arguments) {
    if (arguments.length != 1 || !arguments[0].matches("\\d{1,18}")) {
      fail("expected one process id, got: " + String.join(" ", arguments) + "\n" + USAGE);
    }
    try {
      System.out.print(ofProcess(Long.parseLong(arguments[0]), ownJar()));
    } catch (IOException failure) {
      fail(String.valueOf(failure.getMessage()));
    }
  }

  private static void fail(String message) {
    System.err.println(message);
    System.exit(1);
  }

  private static Path ownJar() throws IOException {
    try {
      Path jar = Path.of(Tasks.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isRegularFile(jar)) {
        return jar.toAbsolutePath();
      }
      throw new IOException("This class was not loaded from a jar, but from " + jar + "\n" + USAGE);
    } catch (URISyntaxException odd) {
      throw new IOException("This class was not loaded from a jar: " + odd.getMessage(), odd);
    }
  }

  static String ofProcess(long pid, Path agentJar) throws IOException {
    ProcessHandle process =
        ProcessHandle.of(pid).orElseThrow(() -> new IOException("There is no process " + pid));
    Path file = Files.createTempFile("interleave-tasks", ".txt");
    try {
      VirtualMachine jvm = attach(pid, process);
      try {
        jvm.loadAgent(agentJar.toString(), file.toString());
      } catch (AgentLoadException refused) {
        throw new IOException(
            "The JVM %d does not load agents (%s); does it run with -XX:-EnableDynamicAgentLoading?"
                .formatted(pid, refused.getMessage()),
            refused);
      } catch (AgentInitializationException failed) {
        throw new IOException(
            "The agent failed in process %d, whose error output says why".formatted(pid), failed);
      } finally {
        jvm.detach();
      }
      return Files.readString(file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static VirtualMachine attach(long pid, ProcessHandle process) throws IOException {
    try {
      return VirtualMachine.attach(Long.toString(pid));
    } catch (AttachNotSupportedException | IOException refused) {
      String owner = process.info().user().orElse("?");
      String self = System.getProperty("user.name");
      String reason =
          owner.equals(self)
              ? "is it a JVM, and one that lets others attach?"
              : "it is %s's process and you are %s".formatted(owner, self);
      throw new IOException(
          "Cannot attach to process %d: %s (%s)".formatted(pid, reason, refused.getMessage()),
          refused);
    }
  }
}
