package dev.interleave.runner.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interleave.runner.problem.Problem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AffinityTest {
  @TempDir private Path temp;

  private SystemFiles files() {
    return new FakeSystem(temp).with("proc/self/status", "Cpus_allowed_list:\t2-3,8\n").files();
  }

  @Test
  void zeroIsAll() {
    Affinity all = Affinity.of(0, 4, files(), true);
    assertThat(all.cores()).isEqualTo(4);
    assertThat(all.prefix()).isEmpty();
    assertThat(all.flags()).isEmpty();
  }

  @Test
  void pinsToTheFirstAllowed() {
    Affinity two = Affinity.of(2, 3, files(), true);
    assertThat(two.prefix()).containsExactly("taskset", "-c", "2,3");
    assertThat(two.flags()).containsExactly("-XX:ActiveProcessorCount=2");
    assertThat(two.pinned()).isTrue();
  }

  @Test
  void withoutTasksetTheForksAreOnlyTold() {
    Affinity two = Affinity.of(2, 3, files(), false);
    assertThat(two.prefix()).isEmpty();
    assertThat(two.flags()).containsExactly("-XX:ActiveProcessorCount=2");
    assertThat(two.pinned()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 5})
  void moreThanThereAreIsAnError(int wanted) {
    assertThatThrownBy(() -> Affinity.of(wanted, 4, files(), true))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("--cores=" + wanted)
        .hasMessageContaining("1 to 4");
  }
}
