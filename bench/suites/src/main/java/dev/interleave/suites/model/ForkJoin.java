package dev.interleave.suites.model;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;
import org.jspecify.annotations.Nullable;

/**
 * Halves a batch down to single units on a ForkJoin pool of its own. Units that wait block their
 * worker plainly: compensating for that would be another model.
 */
final class ForkJoin implements Model {
  private final ForkJoinPool pool;

  ForkJoin(int cores) {
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
  private static final class Range extends RecursiveAction {
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
        return;
      }
      @Nullable Throwable failure = null;
      try {
        batch.run(from, BlockingWaits.INSTANCE);
      } catch (Throwable thrown) {
        failure = thrown;
      }
      completion.unitDone(failure);
    }
  }
}
