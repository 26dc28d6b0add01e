package dev.interleave.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.suites.model.ExecutionModel;
import dev.interleave.suites.workload.Workload.Profile;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CombinationTest {
  private static final Profile WAITING = new Profile(Duration.ofMillis(5), 0);

  @Test
  void theReferenceRunsAtConcurrencyOneAlone() {
    assertThat(Combination.reasonNotToRun(WAITING, ExecutionModel.SEQUENTIAL, 1)).isEmpty();
    assertThat(Combination.reasonNotToRun(WAITING, ExecutionModel.SEQUENTIAL, 10))
        .contains("the reference runs one unit at a time: its concurrency is 1");
  }

  @Test
  void aBatchShrunkToWhatWasMeasuredAlreadyIsNotRunAgain() {
    assertThat(Combination.reasonNotToRun(WAITING, ExecutionModel.FIXED_POOL, 1000)).isEmpty();
    assertThat(Combination.reasonNotToRun(WAITING, ExecutionModel.FIXED_POOL, 10_000))
        .contains("a batch is shrunk to 200 units to fit an iteration, as at concurrency 1000");
  }

  @Test
  void aConcurrencyBelowOneIsRefused() {
    assertThat(Combination.reasonNotToRun(WAITING, ExecutionModel.ASYNC_LOOP, 0))
        .contains("concurrency is 0, but must be 1 or more");
  }
}
