package dev.interleave.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The jar that users run, as the build packed it. */
class PeersJarIT {

  @Test
  void listsEveryMeasure() throws IOException {
    List<String> measures =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackagesOf(Measure.class)
                .stream()
                .filter(type -> type.getRawSuperclass().filter(PeersJarIT::isMeasure).isPresent())
                .map(JavaClass::getName)
                .filter(name -> !name.contains("jmh_generated"))
                .toList();
    assertThat(measures).hasSizeGreaterThan(10);
    try (var jar = new JarFile(Path.of("target", "peers.jar").toFile());
        InputStream list = jar.getInputStream(jar.getEntry("META-INF/BenchmarkList"))) {
      assertThat(new String(list.readAllBytes(), StandardCharsets.UTF_8)).contains(measures);
    }
  }

  private static boolean isMeasure(JavaClass type) {
    return type.getName().equals(Measure.class.getName());
  }
}
