package dev.interleave.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process as the load generator starts it: its standard input is held open, until it is to end.
 */
final class ChildJvm implements AutoCloseable {
  private static final int SECONDS_TO_END = 30;

  private final Process process;
  private final BufferedReader output;

  private ChildJvm(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  static ChildJvm start(List<String> jvmArgs, String classPath, String main, List<String> args)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmArgs);
    command.addAll(List.of("-cp", classPath, main));
    command.addAll(args);
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("INTERLEAVE_"));
    return new ChildJvm(builder.start());
  }

  /** The first line of a server. */
  int port() throws IOException {
    return Integer.parseInt(output.readLine());
  }

  /** What a service prints up to the empty line, as arguments for servers. */
  Map<String, String> properties() throws IOException {
    var properties = new LinkedHashMap<String, String>();
    for (String line = output.readLine();
        line != null && !line.isEmpty();
        line = output.readLine()) {
      String[] parts = line.split("=", 2);
      properties.put(parts[0], parts[1]);
    }
    return properties;
  }

  void closeStandardInput() throws IOException {
    process.getOutputStream().close();
  }

  /** Waits for the end. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
      throw new AssertionError("it did not end");
    }
    return process.exitValue();
  }

  /** What it printed and nobody has read yet, once it has ended. */
  String output() throws IOException {
    var rest = new StringBuilder();
    for (int next = output.read(); next >= 0; next = output.read()) {
      rest.append((char) next);
    }
    return rest.toString();
  }

  String errors() throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
