package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.run;
import static dev.interleave.loop.Asyncio.runInExecutor;
import static dev.interleave.loop.Asyncio.runningLoop;
import static dev.interleave.loop.Asyncio.sleep;
import static dev.interleave.loop.Asyncio.toThread;
import static dev.interleave.loop.Asyncio.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The loop and other threads. */
@Timeout(30)
class ThreadsTest {
  private static final int THREADS = 4;
  private static final int CALLS = 20_000;

  private static LoopOptions on(Mechanism mechanism) {
    return LoopOptions.DEFAULTS.with(mechanism).with(new VirtualTime());
  }

  @OnEachMechanism
  void noCallFromAnotherThreadIsLost(Mechanism mechanism) {
    int[] next = new int[THREADS];
    int[] outOfOrder = {0};
    run(
        on(mechanism),
        () -> {
          EventLoop loop = runningLoop();
          Future<String> all = loop.createFuture();
          int[] left = {THREADS * CALLS};
          for (int number = 0; number < THREADS; number++) {
            int thread = number;
            Thread.ofPlatform()
                .start(
                    () -> {
                      for (int call = 0; call < CALLS; call++) {
                        int expected = call;
                        loop.callSoonThreadsafe(
                            () -> {
                              outOfOrder[0] += next[thread]++ == expected ? 0 : 1;
                              if (--left[0] == 0) {
                                all.setResult("");
                              }
                            });
                      }
                    });
          }
          all.await();
        });
    assertThat(next).containsOnly(CALLS);
    assertThat(outOfOrder[0]).isZero();
  }

  /** One call at a time, so that the loop sleeps, or is about to, before each. */
  @OnEachMechanism
  void noWakeUpIsLost(Mechanism mechanism) {
    int rounds = 3_000;
    int answered =
        run(
            on(mechanism),
            () -> {
              int count = 0;
              for (int i = 0; i < rounds; i++) {
                int round = i;
                count += toThread(() -> round) == round ? 1 : 0;
              }
              return count;
            });
    assertThat(answered).isEqualTo(rounds);
  }

  @OnEachMechanism
  void aCallInAnExecutorFailsWithTheVeryException(Mechanism mechanism) {
    ValueError error = new ValueError("from a thread");
    assertThatThrownBy(
            () ->
                run(
                    on(mechanism),
                    () ->
                        toThread(
                            () -> {
                              throw error;
                            })))
        .isSameAs(error);
  }

  @OnEachMechanism
  void aVirtualClockWaitsForExecutors(Mechanism mechanism) {
    String result =
        run(
            on(mechanism),
            () ->
                waitFor(
                    () -> {
                      CountDownLatch latch = new CountDownLatch(1);
                      Future<String> call =
                          runInExecutor(
                              () -> {
                                latch.await();
                                return "in time";
                              });
                      runningLoop().callSoon(latch::countDown);
                      return call.await();
                    },
                    Duration.ofMillis(1)));
    assertThat(result).isEqualTo("in time");
  }

  @Test
  void aCancelledCallThatHasNotBegunNeverBegins() {
    List<String> log = new ArrayList<>();
    run(
        on(Mechanism.best()),
        () -> {
          List<Runnable> queued = new ArrayList<>();
          Future<String> call = runningLoop().runInExecutor(queued::add, () -> "called");
          assertThat(call.cancel()).isTrue();
          sleep(Duration.ZERO);
          queued.getFirst().run();
          sleep(Duration.ofHours(1));
          log.add(call.toString());
        });
    assertThat(log).containsExactly("<Future CANCELLED>");
  }

  @Test
  void runEndsAfterItsExecutorAndLeavesNoThread() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    List<String> log = new ArrayList<>();
    run(
        LoopOptions.DEFAULTS.named("leaves-no-thread"),
        () -> {
          Future<String> call =
              runInExecutor(
                  () -> {
                    begun.countDown();
                    go.await();
                    log.add("called");
                    return "";
                  });
          assertThat(call.done()).isFalse();
          begun.await();
          runningLoop().callSoon(go::countDown);
        });
    assertThat(log).containsExactly("called");
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(
            thread ->
                thread.getName().startsWith("leaves-no-thread_")
                    && thread.isAlive()
                    && !ended(thread));
  }

  private static boolean ended(Thread thread) {
    try {
      return thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException interrupt) {
      throw new AssertionError(interrupt);
    }
  }

  @Test
  void anInterruptOfTheCallerCancelsTheMainTask() {
    List<String> log = new ArrayList<>();
    Thread caller = Thread.currentThread();
    assertThatThrownBy(
            () ->
                run(
                    () -> {
                      caller.interrupt();
                      try {
                        sleep(Duration.ofHours(1));
                      } finally {
                        log.add("cleaned up");
                      }
                    }))
        .isInstanceOf(CancelledError.class);
    assertThat(log).containsExactly("cleaned up");
    assertThat(Thread.interrupted()).isTrue();
  }

  @OnEachMechanism
  void aSleepInRealTimeTakesItsTime(Mechanism mechanism) throws TimeoutException {
    double[] taken = new double[1];
    run(
        LoopOptions.DEFAULTS.with(mechanism),
        () -> {
          double start = runningLoop().time();
          Task<?> sleeper = createTask(() -> sleep(Duration.ofMillis(2)));
          sleeper.await();
          taken[0] = runningLoop().time() - start;
        });
    assertThat(taken[0]).isBetween(0.002 - 1e-8, 5.0);
  }
}
