package dev.interleave.suites.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.suites.workload.Workload.Profile;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BatchSizeTest {
  private static final Profile WAITING = new Profile(Duration.ofMillis(5), 0);
  private static final Profile COMPUTING = new Profile(Duration.ofMillis(1), 1);

  @Test
  void waitsThatOverlapNeverShrinkABatch() {
    assertThat(BatchSize.units(WAITING, ExecutionModel.ASYNC_LOOP, 10_000)).isEqualTo(10_000);
    assertThat(BatchSize.units(WAITING, ExecutionModel.VIRTUAL_THREADS, 10_000)).isEqualTo(10_000);
  }

  @Test
  void waitsThatQueueUpShrinkItToHalfASecond() {
    assertThat(BatchSize.units(WAITING, ExecutionModel.FIXED_POOL, 100)).isEqualTo(100);
    assertThat(BatchSize.units(WAITING, ExecutionModel.FIXED_POOL, 1000)).isEqualTo(200);
    assertThat(BatchSize.units(WAITING, ExecutionModel.SEQUENTIAL, 1000)).isEqualTo(100);
  }

  @Test
  void computationShrinksItByTheCoresThatAModelUses() {
    assertThat(BatchSize.units(COMPUTING, ExecutionModel.FORK_JOIN, 10_000)).isEqualTo(1000);
    assertThat(BatchSize.units(COMPUTING, ExecutionModel.ASYNC_LOOP, 10_000)).isEqualTo(500);
  }

  @Test
  void aUnitThatIsLongerThanThatIsABatch() {
    var slow = new Profile(Duration.ofSeconds(3), 0.5);
    assertThat(BatchSize.units(slow, ExecutionModel.FIXED_POOL, 100)).isEqualTo(1);
  }
}
