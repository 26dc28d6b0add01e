package dev.interleave.suites.model;

import dev.interleave.suites.workload.Waits;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/** Submits each unit to an executor, and waits for all. */
final class PerUnitExecutor implements Model {
  private final ExecutorService executor;
  private final int workers;
  private final Waits waits;
  private final Map<String, String> notes;

  /**
   * @param workers threads that can compute at the same time
   */
  PerUnitExecutor(ExecutorService executor, int workers, Waits waits) {
    this(executor, workers, waits, Map.of());
  }

  /**
   * @param notes on how it was set up
   */
  PerUnitExecutor(ExecutorService executor, int workers, Waits waits, Map<String, String> notes) {
    this.executor = executor;
    this.workers = workers;
    this.waits = waits;
    this.notes = notes;
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
  public Map<String, String> notes() {
    return notes;
  }

  @Override
  public void close() {
    executor.close();
  }
}
