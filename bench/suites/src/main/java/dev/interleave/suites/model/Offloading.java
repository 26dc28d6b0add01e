package dev.interleave.suites.model;

import dev.interleave.loop.Asyncio;
import dev.interleave.suites.workload.Sharing;
import dev.interleave.suites.workload.Waits;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;

/** A model whose units have their computations done by a pool of the size of the cores. */
final class Offloading implements Model {
  private final ExecutorService pool;
  private final Model model;
  private final int cores;

  private Offloading(int cores, BiFunction<ExecutorService, Integer, Model> model) {
    this.pool = PlatformThreads.pool(cores);
    this.cores = cores;
    this.model = model.apply(pool, cores);
  }

  /** One loop, and asyncio's {@code run_in_executor}. */
  static Offloading fromLoop(int cores) {
    return new Offloading(
        cores,
        (pool, size) ->
            new AsyncLoop(
                loop ->
                    new OffloadingWaits(
                        new LoopWaits(loop),
                        computation ->
                            Asyncio.<Long>runInExecutor(pool, computation::getAsLong).await())));
  }

  /** A virtual thread for each unit. */
  static Offloading fromVirtualThreads(int cores) {
    return new Offloading(
        cores,
        (pool, size) -> {
          ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
          Waits waits =
              new OffloadingWaits(
                  new BlockingWaits(Spawn.on(threads)), computation -> compute(pool, computation));
          return new PerUnitExecutor(threads, size, waits);
        });
  }

  private static long compute(ExecutorService pool, LongSupplier computation) {
    try {
      return pool.submit(computation::getAsLong).get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void run(Batch batch) throws Exception {
    model.run(batch);
  }

  @Override
  public int effectiveWorkers() {
    return cores;
  }

  @Override
  public Sharing sharing() {
    return model.sharing();
  }

  @Override
  public Map<String, String> notes() {
    return model.notes();
  }

  @Override
  public void close() {
    model.close();
    pool.close();
  }
}
