package dev.interleave.suites.model;

final class AsyncLoop implements Model {
  @Override
  public void run(Batch batch) throws Exception {
    throw new IllegalStateException();
  }

  @Override
  public int effectiveWorkers() {
    return 1;
  }

  @Override
  public void close() {}
}
