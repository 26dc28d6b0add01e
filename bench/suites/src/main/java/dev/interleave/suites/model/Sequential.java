package dev.interleave.suites.model;

/** Runs units one after the other on the calling thread. */
final class Sequential implements Model {
  @Override
  public void run(Batch batch) throws Exception {
    for (int unit = 0; unit < batch.units(); unit++) {
      batch.run(unit, BlockingWaits.INSTANCE);
    }
  }

  @Override
  public int effectiveWorkers() {
    return 1;
  }

  @Override
  public void close() {}
}
