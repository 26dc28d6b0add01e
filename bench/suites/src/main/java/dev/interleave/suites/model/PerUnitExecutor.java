package dev.interleave.suites.model;

import dev.interleave.suites.workload.Waits;
import java.util.concurrent.ExecutorService;

/** Submits each unit to an executor, and waits for all. */
final class PerUnitExecutor implements Model {
  private final ExecutorService executor;
  private final int workers;
  private final Waits waits;

  /**
   * @param workers threads that can compute at the same time
   */
  PerUnitExecutor(ExecutorService executor, int workers, Waits waits) {
    this.executor = executor;
    this.workers = workers;
    this.waits = waits;
  }

  @Override
  public void run(Batch batch) throws Exception {
    var completion = new Completion(batch.units());
    for (int unit = 0; unit < batch.units(); unit++) {
      int index = unit;
      executor.execute(() -> completion.run(() -> batch.run(index, waits)));
    }
    completion.await();
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
