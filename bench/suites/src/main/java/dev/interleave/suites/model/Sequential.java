package dev.interleave.suites.model;

import dev.interleave.suites.workload.Waits;

/** Runs units, and their parts, one after the other on the calling thread. */
final class Sequential implements Model {
  private static final Waits WAITS = new BlockingWaits(Spawn::inOrder);

  @Override
  public void run(Batch batch) throws Exception {
    for (int unit = 0; unit < batch.units(); unit++) {
      batch.run(unit, WAITS);
    }
  }

  @Override
  public int effectiveWorkers() {
    return 1;
  }

  @Override
  public void close() {}
}
