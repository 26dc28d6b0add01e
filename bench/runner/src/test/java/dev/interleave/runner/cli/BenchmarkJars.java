package dev.interleave.runner.cli;

import dev.interleave.report.input.Json;
import dev.interleave.report.input.Suite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Builds jars whose main class only looks like JMH's. */
final class BenchmarkJars {
  private static final String MAIN = "FakeBenchmarks";

  private BenchmarkJars() {}

  static Path build(Path folder, @Nullable Suite suite) throws IOException {
    return build(folder, suite, null);
  }

  /**
   * A jar without the benchmark {@code plain}, as another build of the same would be.
   *
   * @param speed how many times as fast its benchmarks are
   */
  static Path another(Path folder, double speed) throws IOException {
    Files.createDirectories(folder);
    return build(folder, null, speed);
  }

  /** A copy of a jar with one more suite. */
  static Path withSuite(Path jar, Path copy, String name, String cells) throws IOException {
    Files.copy(jar, copy);
    try (FileSystem entries = FileSystems.newFileSystem(copy)) {
      Path suite = entries.getPath("META-INF/interleave", name);
      Files.createDirectories(Objects.requireNonNull(suite.getParent()));
      Files.writeString(
          suite,
          """
          {"schema": 1, "name": "some", "title": "some", "axes": [], "series": [], "notRun": [],
           "views": [], "cells": [%s]}
          """
              .formatted(cells));
    }
    return copy;
  }

  private static Path build(Path folder, @Nullable Suite suite, @Nullable Double speed)
      throws IOException {
    Path source = folder.resolve(MAIN + ".java");
    try (InputStream in =
        Objects.requireNonNull(BenchmarkJars.class.getResourceAsStream("/" + MAIN + ".java"))) {
      Files.write(source, in.readAllBytes());
    }
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(null, messages, messages, "-d", folder.toString(), source.toString());
    if (exit != 0) {
      throw new IllegalStateException(messages.toString(StandardCharsets.UTF_8));
    }
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, MAIN);
    Path jar = folder.resolve("fake.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest)) {
      for (String name : List.of(MAIN, "FakePreparation", "FakeBrokenPreparation")) {
        entries.putNextEntry(new JarEntry(name + ".class"));
        entries.write(Files.readAllBytes(folder.resolve(name + ".class")));
      }
      if (speed != null) {
        entries.putNextEntry(new JarEntry("speed"));
        entries.write(speed.toString().getBytes(StandardCharsets.UTF_8));
      }
      if (suite != null) {
        entries.putNextEntry(new JarEntry(Suite.RESOURCE));
        entries.write(Json.pretty(suite).getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }
}
