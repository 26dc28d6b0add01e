package dev.interleave.suites.echo;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * An {@link EchoServer} in a process of its own. It ends with {@link #close} or with this process.
 */
public final class EchoProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;
  private final InetSocketAddress address;

  private EchoProcess(Process process, BufferedReader output, InetSocketAddress address) {
    this.process = process;
    this.output = output;
    this.address = address;
  }

  /**
   * Starts a server on a free port of the loopback interface.
   *
   * @param delay between a request and its answer
   * @throws IOException if the server can't be started; the message has what it printed
   */
  public static EchoProcess start(Duration delay) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                EchoServer.class.getName(),
                Long.toString(delay.toNanos()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output = process.inputReader();
    String port = output.readLine();
    if (port == null || !port.matches("\\d+")) {
      process.destroyForcibly();
      throw new IOException("the echo server printed '%s' instead of its port".formatted(port));
    }
    return new EchoProcess(
        process,
        output,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port)));
  }

  public InetSocketAddress address() {
    return address;
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } finally {
      output.close();
    }
  }
}
