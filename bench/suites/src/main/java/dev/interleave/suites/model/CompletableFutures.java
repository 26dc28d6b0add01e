package dev.interleave.suites.model;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A {@link CompletableFuture} for each unit, joined together with {@code allOf}. */
final class CompletableFutures implements Model {
  private final Executor executor;
  private final @Nullable ExecutorService own;
  private final int workers;

  private CompletableFutures(Executor executor, @Nullable ExecutorService own, int workers) {
    this.executor = executor;
    this.own = own;
    this.workers = workers;
  }

  /** On the executor that {@code runAsync} takes by itself: the common pool. */
  static CompletableFutures onCommonPool() {
    return new CompletableFutures(
        new CompletableFuture<Void>().defaultExecutor(),
        null,
        Math.max(1, ForkJoinPool.getCommonPoolParallelism()));
  }

  /** On a pool of the size of the cores. */
  static CompletableFutures onPool(int cores) {
    ExecutorService pool = PlatformThreads.pool(cores);
    return new CompletableFutures(pool, pool, cores);
  }

  @Override
  public void run(Batch batch) throws Exception {
    var completion = new Completion(batch.units());
    CompletableFuture.allOf(
            IntStream.range(0, batch.units())
                .mapToObj(
                    unit ->
                        CompletableFuture.runAsync(
                            () ->
                                completion.run(() -> batch.run(unit, BlockingWaits.WITHOUT_PARTS)),
                            executor))
                .toArray(CompletableFuture[]::new))
        .join();
    completion.await();
  }

  @Override
  public int effectiveWorkers() {
    return workers;
  }

  @Override
  public void close() {
    if (own != null) {
      own.close();
    }
  }
}
