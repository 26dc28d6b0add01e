package dev.interleave.runner.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interleave.runner.problem.Problem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JdkTest {
  @Test
  void namesVendorAndVersion() {
    assertThat(
            Jdk.describe(
                Jdk.properties(
                    """
                    Property settings:
                        java.vendor = Eclipse Adoptium
                        java.runtime.version = 25.0.3+9-LTS
                        java.vm.name = OpenJDK 64-Bit Server VM
                    """)))
        .isEqualTo("Eclipse Adoptium 25.0.3+9-LTS (OpenJDK 64-Bit Server VM)");
  }

  @Test
  void asksARealOne() {
    assertThat(Jdk.describe(Jdk.own())).contains(System.getProperty("java.vendor"));
  }

  @Test
  void aMissingOneIsAnError() {
    assertThatThrownBy(() -> Jdk.describe(Path.of("/no/such/java")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("--java=/no/such/java");
  }
}
