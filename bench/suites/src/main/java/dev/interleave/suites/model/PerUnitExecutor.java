package dev.interleave.suites.model;

import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** Submits each unit to an executor, and waits for all. */
final class PerUnitExecutor implements Model {
  private final ExecutorService executor;
  private final int workers;

  PerUnitExecutor(ExecutorService executor, int workers) {
    this.executor = executor;
    this.workers = workers;
  }

  @Override
  public void run(Batch batch) throws Exception {
    var completion = new Completion(batch.units());
    for (int unit = 0; unit < batch.units(); unit++) {
      int index = unit;
      executor.execute(() -> runUnit(batch, index, completion));
    }
    completion.await();
  }

  private static void runUnit(Batch batch, int unit, Completion completion) {
    @Nullable Throwable failure = null;
    try {
      batch.run(unit, BlockingWaits.INSTANCE);
    } catch (Throwable thrown) {
      failure = thrown;
    }
    completion.unitDone(failure);
  }

  @Override
  public int effectiveWorkers() {
    return workers;
  }

  @Override
  public void close() {
    executor.close();
  }
}
