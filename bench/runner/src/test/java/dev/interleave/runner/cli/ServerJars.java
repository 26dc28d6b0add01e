package dev.interleave.runner.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Builds jars of small servers. */
final class ServerJars {
  private static final String SOURCE = "FakeServers.java";

  /** A good and a slow server, and each way of being none. */
  static final String SUITE =
      """
      {"schema": 1,
       "servers": [
         {"id": "good", "title": "Good", "mainClass": "FakeServers$Good", "args": [],
          "jvmArgs": ["-Dsun.net.httpserver.nodelay=true"]},
         {"id": "slow", "title": "Slow", "mainClass": "FakeServers$Good", "args": ["8"],
          "jvmArgs": ["-Dsun.net.httpserver.nodelay=true"]},
         {"id": "dying", "title": "Dying", "mainClass": "FakeServers$Dying", "args": [],
          "jvmArgs": []},
         {"id": "mute", "title": "Mute", "mainClass": "FakeServers$Mute", "args": [],
          "jvmArgs": []}],
       "requests": [
         {"id": "hello", "title": "GET /", "method": "GET", "path": "/", "expect": "hello"},
         {"id": "stored", "title": "GET /stored", "method": "GET", "path": "/stored",
          "expect": "a b", "needs": "store"},
         {"id": "other", "title": "GET /other", "method": "GET", "path": "/", "expect": "bye"}],
       "services": [{"id": "store", "mainClass": "FakeServers$Store"}]}
      """;

  private ServerJars() {}

  /**
   * Compiles and packs them.
   *
   * @param suite the text of its load.json
   */
  static Path build(Path folder, String suite) throws IOException {
    Path source = folder.resolve(SOURCE);
    try (InputStream in =
        Objects.requireNonNull(ServerJars.class.getResourceAsStream("/" + SOURCE))) {
      Files.write(source, in.readAllBytes());
    }
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(null, messages, messages, "-d", folder.toString(), source.toString());
    if (exit != 0) {
      throw new IllegalStateException(messages.toString(StandardCharsets.UTF_8));
    }
    List<Path> classes;
    try (Stream<Path> files = Files.list(folder)) {
      classes = files.filter(file -> file.toString().endsWith(".class")).toList();
    }
    Path jar = folder.resolve("servers.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      for (Path file : classes) {
        entries.putNextEntry(new JarEntry(Objects.requireNonNull(file.getFileName()).toString()));
        entries.write(Files.readAllBytes(file));
      }
      if (!suite.isEmpty()) {
        entries.putNextEntry(new JarEntry("META-INF/interleave/load.json"));
        entries.write(suite.getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }
}
