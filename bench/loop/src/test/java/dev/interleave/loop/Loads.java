package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.runningLoop;
import static dev.interleave.loop.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Loads for a loop, of any size, that check themselves; they return what they measured. */
final class Loads {
  private Loads() {}

  private static LoopOptions options(Mechanism mechanism) {
    return LoopOptions.DEFAULTS.with(mechanism);
  }

  /** Tasks that are alive all at once, each across an await, and are then awaited one by one. */
  static double secondsForTasks(Mechanism mechanism, int count) {
    return Asyncio.run(
        options(mechanism),
        () -> {
          double start = runningLoop().time();
          List<Task<Integer>> tasks = new ArrayList<>(count);
          for (int i = 0; i < count; i++) {
            int number = i;
            tasks.add(createTask(() -> sleep(Duration.ZERO, number)));
          }
          for (int i = 0; i < count; i++) {
            assertThat(tasks.get(i).await()).isEqualTo(i);
          }
          return runningLoop().time() - start;
        });
  }

  /**
   * Tasks of which each awaits the one before; the first ends with a result, an error or neither.
   */
  static void chain(Mechanism mechanism, int length) {
    Asyncio.run(
        options(mechanism),
        () -> {
          Future<Integer> first = runningLoop().createFuture();
          Task<Integer> last = chainOf(first, length);
          first.setResult(1);
          assertThat(last.await()).isEqualTo(1);

          Future<Integer> failing = runningLoop().createFuture();
          Task<Integer> lastOfFailing = chainOf(failing, length);
          failing.setException(new ValueError("at the far end"));
          assertThatThrownBy(lastOfFailing::await).isInstanceOf(ValueError.class);

          Future<Integer> cancelled = runningLoop().createFuture();
          Task<Integer> lastOfCancelled = chainOf(cancelled, length);
          assertThat(lastOfCancelled.cancel("why")).isTrue();
          assertThat(cancelled.cancelled()).isTrue();
          assertThatThrownBy(lastOfCancelled::await)
              .isInstanceOf(CancelledError.class)
              .hasMessage("why");
          assertThat(lastOfCancelled.cancelled()).isTrue();
        });
  }

  private static Task<Integer> chainOf(Future<Integer> first, int length) {
    Future<Integer> before = first;
    Task<Integer> last = createTask(first::await);
    for (int i = 1; i < length; i++) {
      before = last;
      last = createTask(before::await);
    }
    sleep(Duration.ZERO); // Now each waits.
    return last;
  }

  /** Threads that schedule callbacks: none is lost, and those of one thread stay in order. */
  static double secondsForCallbacksOfThreads(Mechanism mechanism, int threads, int each) {
    return Asyncio.run(
        options(mechanism),
        () -> {
          EventLoop loop = runningLoop();
          Future<Boolean> done = loop.createFuture();
          int[] next = new int[threads];
          int[] left = {threads};
          double start = loop.time();
          CountDownLatch go = new CountDownLatch(1);
          for (int i = 0; i < threads; i++) {
            int thread = i;
            Thread.ofPlatform()
                .start(
                    () -> {
                      awaitUninterruptibly(go);
                      for (int j = 0; j < each; j++) {
                        int number = j;
                        loop.callSoonThreadsafe(
                            () -> {
                              if (next[thread] != number && !done.done()) {
                                done.setException(
                                    new AssertionError(next[thread] + " came as " + number));
                              } else if (++next[thread] == each && --left[0] == 0) {
                                done.setResult(true);
                              }
                            });
                      }
                    });
          }
          go.countDown();
          assertThat(done.await()).isTrue();
          assertThat(next).containsOnly(each);
          return loop.time() - start;
        });
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupt) {
      throw new AssertionError(interrupt);
    }
  }

  /** The share of a processor that the loop's thread uses while a task sleeps that long. */
  static double processorShareOfIdling(Mechanism mechanism, Duration time) {
    return Asyncio.run(
        options(mechanism),
        () -> {
          sleep(Duration.ofMillis(50)); // Classes are loaded, code is warm.
          long before = processorTimeOfLoop();
          sleep(time);
          return (processorTimeOfLoop() - before) / (double) time.toNanos();
        });
  }

  private static long processorTimeOfLoop() {
    Future<Long> nanos = runningLoop().createFuture();
    runningLoop()
        .callSoon(
            () -> nanos.setResult(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()));
    return nanos.await();
  }

  /** How many bytes more are in use after that many tasks than before, on one loop. */
  static long bytesLeftBehind(Mechanism mechanism, int tasks) {
    int batch = 1_000;
    return Asyncio.run(
        options(mechanism),
        () -> {
          spawnAndJoin(10 * batch);
          long before = bytesInUse();
          for (int i = 0; i < tasks; i += batch) {
            spawnAndJoin(batch);
          }
          return bytesInUse() - before;
        });
  }

  private static void spawnAndJoin(int count) {
    List<Coroutine<Integer>> coroutines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = i;
      coroutines.add(() -> sleep(Duration.ZERO, number));
    }
    assertThat(Asyncio.gather(coroutines).await()).hasSize(count);
  }

  private static long bytesInUse() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      sleep(Duration.ofMillis(20)); // For what is cleaned up after a collection.
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }
}
