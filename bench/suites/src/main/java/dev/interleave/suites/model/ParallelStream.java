package dev.interleave.suites.model;

import dev.interleave.suites.workload.Waits;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/** A parallel stream over the units, on the common pool and the calling thread. */
final class ParallelStream implements Model {
  private static final Waits WAITS = new BlockingWaits(Spawn::streamed);

  @Override
  public void run(Batch batch) throws Exception {
    var completion = new Completion(batch.units());
    IntStream.range(0, batch.units())
        .parallel()
        .forEach(unit -> completion.run(() -> batch.run(unit, WAITS)));
    completion.await();
  }

  @Override
  public int effectiveWorkers() {
    return ForkJoinPool.getCommonPoolParallelism() + 1;
  }

  @Override
  public void close() {}
}
