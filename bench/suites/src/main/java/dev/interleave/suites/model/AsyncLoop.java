package dev.interleave.suites.model;

import static dev.interleave.loop.Asyncio.gather;

import dev.interleave.loop.Coroutine;
import dev.interleave.loop.EventLoop;
import dev.interleave.loop.LoopOptions;
import dev.interleave.loop.Mechanism;
import dev.interleave.suites.workload.Sharing;
import dev.interleave.suites.workload.Waits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gathers a task for each unit, as asyncio's users do, on one event loop with one thread. */
final class AsyncLoop implements Model {
  /** Names the mechanism; the default is given here so that a JVM not started for it fails. */
  private static final String MECHANISM = "interleave.mechanism";

  private final EventLoop loop;
  private final Waits waits;
  private final Thread thread;

  /** With units that compute on the loop's own thread. */
  AsyncLoop() {
    this(LoopWaits::new);
  }

  /**
   * @param waits what units get, for the loop they run on
   */
  AsyncLoop(Function<EventLoop, Waits> waits) {
    Mechanism mechanism =
        Mechanism.valueOf(System.getProperty(MECHANISM, Mechanism.SCHEDULED_THREADS.name()));
    loop = new EventLoop(LoopOptions.DEFAULTS.with(mechanism));
    this.waits = waits.apply(loop);
    thread = Thread.ofPlatform().daemon().name("async-loop").start(loop::runForever);
  }

  @Override
  public void run(Batch batch) throws Exception {
    var completion = new Completion(1);
    start(batch, 0, 1, completion);
    completion.await();
  }

  /** Starts every {@code step}-th unit from {@code first} on, and counts them all as one. */
  void start(Batch batch, int first, int step, Completion completion) {
    loop.callSoonThreadsafe(
        () ->
            loop.createTask(Coroutine.of(() -> gatherUnits(batch, first, step)))
                .addDoneCallback(done -> completion.unitDone(done.exception())));
  }

  private void gatherUnits(Batch batch, int first, int step) throws Exception {
    List<Coroutine<@Nullable Void>> units = new ArrayList<>(batch.units() / step + 1);
    for (int unit = first; unit < batch.units(); unit += step) {
      int index = unit;
      units.add(Coroutine.of(() -> batch.run(index, waits)));
    }
    for (Object result : gather(units, true).await()) {
      switch (result) {
        case Exception failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> {}
      }
    }
  }

  @Override
  public int effectiveWorkers() {
    return 1;
  }

  @Override
  public Sharing sharing() {
    return Shared.ON_ONE_THREAD;
  }

  @Override
  public Map<String, String> notes() {
    return Map.of("mechanism", loop.mechanism().name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  @Override
  public void close() {
    loop.callSoonThreadsafe(loop::stop);
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    loop.close();
  }
}
