package dev.interleave.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

/**
 * Programs run in many orders of their callbacks. {@code -Dinterleave.seeds=5000} tries more than
 * usual.
 */
final class Orders {
  static final Duration MOMENT = Duration.ofMillis(1);

  private static final int SEEDS = Integer.getInteger("interleave.seeds", 150);

  private Orders() {}

  static void check(Mechanism mechanism, Action program) {
    AnySchedule.check(LoopOptions.DEFAULTS.with(mechanism), SEEDS, program);
  }

  static void yields(int count) {
    for (int i = 0; i < count; i++) {
      Asyncio.sleep(Duration.ZERO);
    }
  }

  /** Waits until all are done, however they end. */
  static void join(List<? extends Task<?>> tasks) {
    Asyncio.wait(tasks, null, ReturnWhen.ALL_COMPLETED);
    for (Task<?> task : tasks) {
      if (!task.cancelled()) {
        assertThat(task.exception()).isNull();
      }
    }
  }
}
