package dev.interleave.suites.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interleave.suites.workload.Waits;
import dev.interleave.suites.workload.Workload;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SizedPoolTest {
  @AfterEach
  void asUsual() {
    System.clearProperty(SizedPool.MOST_THREADS);
  }

  private static int threadsOf(int units) throws Exception {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    Workload watching =
        new Workload() {
          @Override
          public Profile profile() {
            return new Profile(Duration.ofMillis(1), 0);
          }

          @Override
          public long run(int unit, long seed, Waits waits) {
            threads.add(Thread.currentThread());
            return unit;
          }

          @Override
          public long expected(int unit, long seed) {
            return unit;
          }
        };
    try (Model pool = ExecutionModel.SIZED_POOL.open("sleep", units)) {
      pool.run(new Batch(watching, units, 0));
    }
    return threads.size();
  }

  @Test
  void hasAThreadForEachUnitUpToTheCap() throws Exception {
    assertThat(threadsOf(20)).isEqualTo(20);
    assertThat(threadsOf(300)).isEqualTo(256);
    System.setProperty(SizedPool.MOST_THREADS, "7");
    assertThat(threadsOf(20)).isEqualTo(7);
  }

  @Test
  void saysWhatItsCapIs() throws Exception {
    System.setProperty(SizedPool.MOST_THREADS, "64");
    try (Model pool = ExecutionModel.SIZED_POOL.open("sleep", 8)) {
      assertThat(pool.notes()).containsEntry("most-threads", "64");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "many", ""})
  void anotherCapIsRefused(String wrong) {
    System.setProperty(SizedPool.MOST_THREADS, wrong);
    assertThatThrownBy(() -> ExecutionModel.SIZED_POOL.open("sleep", 8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "system property interleave.mostThreads is '%s', but must be a whole number, 1 or more;"
                    .formatted(wrong)
                + " leave it out for 256");
  }
}
