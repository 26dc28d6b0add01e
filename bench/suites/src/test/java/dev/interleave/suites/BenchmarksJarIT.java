package dev.interleave.suites;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.interleave.suites.plan.SuiteFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;

/** The jar that users run, as the build packed it. */
class BenchmarksJarIT {
  private static final Path JAR = Path.of("target", "benchmarks.jar");

  /** Every method of this module that is annotated as a benchmark. */
  private static Set<String> benchmarks() {
    return new ClassFileImporter()
            .importPackages(
                SuiteFile.class.getPackageName(), WorkloadBenchmark.class.getPackageName())
            .stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(Benchmark.class))
            .map(method -> method.getOwner().getName() + "." + method.getName())
            .collect(Collectors.toSet());
  }

  private static String entry(String name) throws IOException {
    try (var jar = new JarFile(JAR.toFile())) {
      assertThat(jar.getEntry(name)).as(name).isNotNull();
      try (InputStream content = jar.getInputStream(jar.getEntry(name))) {
        return new String(content.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  @Test
  void listsEveryBenchmark() throws Exception {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                JAR.toString(),
                "-l")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(java.waitFor()).isZero();
    assertThat(benchmarks()).isNotEmpty();
    assertThat(output.lines().skip(1).map(String::strip)).hasSameElementsAs(benchmarks());
  }

  @Test
  void carriesTheListThatAnnotationProcessingWrites() throws IOException {
    String list = entry("META-INF/BenchmarkList");
    assertThat(benchmarks())
        .allSatisfy(
            name ->
                assertThat(list)
                    .contains(name.substring(0, name.lastIndexOf('.')))
                    .contains(" " + name.substring(name.lastIndexOf('.') + 1) + " "));
  }

  @Test
  void carriesTheSuiteAndTheWorkloads() throws IOException {
    assertThat(entry("META-INF/interleave/suite.json")).contains("\"schema\" : 1");
    assertThat(entry("META-INF/services/dev.interleave.suites.workload.WorkloadFactory"))
        .contains("Sleep$Factory");
  }
}
