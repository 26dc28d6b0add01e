package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.run;
import static dev.interleave.loop.Asyncio.runCoroutineThreadsafe;
import static dev.interleave.loop.Asyncio.runningLoop;
import static dev.interleave.loop.Asyncio.sleep;
import static dev.interleave.loop.Asyncio.toThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;

/** The futures that are made for other threads, on the very loop that completes them. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OwnLoopTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final VirtualTime clock = new VirtualTime();

  private LoopOptions on(Mechanism mechanism) {
    return LoopOptions.DEFAULTS.with(mechanism).with(clock);
  }

  private static CompletableFuture<String> sleeper() {
    return runCoroutineThreadsafe(() -> sleep(HOUR, "slept"), runningLoop());
  }

  private static List<ThrowingCallable> waysToBlockOn(CompletableFuture<String> future) {
    return List.of(
        future::get,
        future::join,
        () -> future.get(1, TimeUnit.HOURS),
        () -> future.thenApply(String::length).join(),
        () -> future.thenCompose(CompletableFuture::completedFuture).get());
  }

  private static void assertThatAllFailAtOnce(List<ThrowingCallable> waysToBlock) {
    for (ThrowingCallable block : waysToBlock) {
      assertThatThrownBy(block)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("would be for ever")
          .hasMessageContaining("Asyncio.await(future)");
    }
  }

  @OnEachMechanism
  void aTaskThatWouldBlockItsOwnLoopFailsAtOnce(Mechanism mechanism) {
    run(
        on(mechanism),
        () -> {
          CompletableFuture<String> future = sleeper();
          assertThatAllFailAtOnce(waysToBlockOn(future));
          assertThat(clock.time()).isZero();
          assertThat(Asyncio.await(future)).isEqualTo("slept");
          assertThat(future.get()).isEqualTo("slept");
          assertThat(future.thenApply(String::length).join()).isEqualTo(5);
        });
  }

  @OnEachMechanism
  void aCallbackThatWouldBlockItsOwnLoopFailsAtOnce(Mechanism mechanism) {
    List<@Nullable Throwable> failures = new ArrayList<>();
    run(
        on(mechanism),
        () -> {
          CompletableFuture<String> future = sleeper();
          runningLoop().callSoon(() -> failures.add(catchThrowable(future::join)));
          assertThat(Asyncio.await(future)).isEqualTo("slept");
        });
    assertThat(failures)
        .singleElement()
        .isInstanceOf(IllegalStateException.class)
        .asString()
        .contains("would be for ever");
  }

  @OnEachMechanism
  void theJavaFutureOfATaskIsNoBetter(Mechanism mechanism) {
    run(
        on(mechanism),
        () -> {
          Task<String> task = createTask(() -> sleep(HOUR, "slept"));
          assertThatAllFailAtOnce(waysToBlockOn(task.toCompletableFuture()));
          assertThat(task.await()).isEqualTo("slept");
        });
  }

  /** The virtual clock once waited for another thread to do what the loop itself was to do. */
  @OnEachMechanism
  void aTaskAwaitsWhatItsOwnLoopRuns(Mechanism mechanism) {
    String result = run(on(mechanism), () -> Asyncio.await(sleeper()));
    assertThat(result).isEqualTo("slept");
    assertThat(clock.time()).isEqualTo(3600);
  }

  /** Once the loop has done its part, it is the turn of other threads, and the clock waits. */
  @OnEachMechanism
  void theClockWaitsForWhatOtherThreadsMakeOfIt(Mechanism mechanism) {
    CountDownLatch latch = new CountDownLatch(1);
    String result =
        run(
            on(mechanism),
            () -> {
              runningLoop().callLater(HOUR.multipliedBy(2), latch::countDown); // Too late.
              Thread.Builder later = Thread.ofPlatform();
              CompletableFuture<String> derived =
                  sleeper()
                      .thenApplyAsync(
                          slept -> slept + " at " + clock.time(),
                          work ->
                              later.start(
                                  () -> {
                                    boolean late = await(latch);
                                    work.run();
                                    assertThat(late).isFalse();
                                  }));
              return Asyncio.await(derived);
            });
    assertThat(result).isEqualTo("slept at 3600.0");
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupt) {
      throw new AssertionError(interrupt);
    }
  }

  @OnEachMechanism
  void otherThreadsBlockAsTheyLike(Mechanism mechanism) {
    String result =
        run(
            on(mechanism),
            () -> {
              EventLoop loop = runningLoop();
              return toThread(
                  () -> runCoroutineThreadsafe(() -> sleep(Duration.ZERO, "slept"), loop).join());
            });
    assertThat(result).isEqualTo("slept");
  }

  @OnEachMechanism
  void awaitingItCanBeCancelled(Mechanism mechanism) {
    List<String> log = new ArrayList<>();
    run(
        on(mechanism),
        () -> {
          CompletableFuture<String> future =
              runCoroutineThreadsafe(
                  () -> {
                    try {
                      return sleep(HOUR, "slept");
                    } catch (CancelledError cancelled) {
                      log.add("cancelled");
                      throw cancelled;
                    }
                  },
                  runningLoop());
          Task<String> awaits = createTask(() -> Asyncio.await(future));
          sleep(Duration.ofMillis(1));
          awaits.cancel();
          Asyncio.wait(List.of(awaits), null, ReturnWhen.ALL_COMPLETED);
          assertThat(future).isCancelled();
          sleep(Duration.ofMillis(1));
        });
    assertThat(log).containsExactly("cancelled");
    assertThat(clock.time()).isLessThan(1);
  }
}
