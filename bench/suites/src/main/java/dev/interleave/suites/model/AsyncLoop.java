package dev.interleave.suites.model;

import static dev.interleave.loop.Asyncio.gather;

import dev.interleave.loop.Coroutine;
import dev.interleave.loop.EventLoop;
import dev.interleave.loop.LoopOptions;
import dev.interleave.loop.Mechanism;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers a task for each unit, as asyncio's users do, on one event loop with one thread. */
final class AsyncLoop implements Model {
  /** Names the mechanism; the default is given here so that a JVM not started for it fails. */
  private static final String MECHANISM = "interleave.mechanism";

  private final EventLoop loop;
  private final LoopWaits waits;
  private final Thread thread;

  AsyncLoop() {
    Mechanism mechanism =
        Mechanism.valueOf(System.getProperty(MECHANISM, Mechanism.SCHEDULED_THREADS.name()));
    loop = new EventLoop(LoopOptions.DEFAULTS.with(mechanism));
    waits = new LoopWaits(loop);
    thread = Thread.ofPlatform().name("async-loop").start(loop::runForever);
  }

  @Override
  public void run(Batch batch) throws Exception {
    var completion = new Completion(1);
    loop.callSoonThreadsafe(
        () ->
            loop.createTask(Coroutine.of(() -> gatherUnits(batch)))
                .addDoneCallback(done -> completion.unitDone(done.exception())));
    completion.await();
  }

  private void gatherUnits(Batch batch) throws Exception {
    List<Coroutine<@Nullable Void>> units = new ArrayList<>(batch.units());
    for (int unit = 0; unit < batch.units(); unit++) {
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
