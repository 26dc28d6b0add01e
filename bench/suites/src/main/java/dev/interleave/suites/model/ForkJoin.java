package dev.interleave.suites.model;

import dev.interleave.suites.workload.Waits;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;

/**
 * Halves a batch down to single units on a ForkJoin pool of its own. Units that wait block their
 * worker plainly, or with a {@link ForkJoinPool.ManagedBlocker} in a model of its own.
 */
final class ForkJoin implements Model {
  private final ForkJoinPool pool;

  private final Waits waits;

  ForkJoin(int cores, Waits waits) {
    this.waits = waits;
    pool = new ForkJoinPool(cores);
  }

  @Override
  public void run(Batch batch) throws Exception {
    var completion = new Completion(batch.units());
    pool.execute(new Range(batch, 0, batch.units(), completion));
    completion.await();
  }

  @Override
  public int effectiveWorkers() {
    return pool.getParallelism();
  }

  @Override
  public void close() {
    pool.close();
  }

  /** The units from one index to another; never serialized, whatever its base class allows. */
  @SuppressWarnings("serial")
  private final class Range extends RecursiveAction {
    private final Batch batch;
    private final int from;
    private final int to;
    private final Completion completion;

    Range(Batch batch, int from, int to, Completion completion) {
      this.batch = batch;
      this.from = from;
      this.to = to;
      this.completion = completion;
    }

    @Override
    protected void compute() {
      if (to - from > 1) {
        int middle = (from + to) >>> 1;
        invokeAll(
            new Range(batch, from, middle, completion), new Range(batch, middle, to, completion));
      } else {
        completion.run(() -> batch.run(from, waits));
      }
    }
  }
}
