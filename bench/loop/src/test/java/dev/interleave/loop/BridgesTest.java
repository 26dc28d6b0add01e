package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.createFuture;
import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.run;
import static dev.interleave.loop.Asyncio.runCoroutineThreadsafe;
import static dev.interleave.loop.Asyncio.runningLoop;
import static dev.interleave.loop.Asyncio.sleep;
import static dev.interleave.loop.Asyncio.toThread;
import static dev.interleave.loop.Asyncio.wrapFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Timeout;

/** Futures of the loop and of other threads wait for each other. */
@Timeout(30)
class BridgesTest {
  private static LoopOptions on(Mechanism mechanism) {
    return LoopOptions.DEFAULTS.with(mechanism).with(new VirtualTime());
  }

  @OnEachMechanism
  void anotherThreadRunsACoroutineOnTheLoop(Mechanism mechanism) {
    String result =
        run(
            on(mechanism),
            () -> {
              EventLoop loop = runningLoop();
              return toThread(
                  () ->
                      runCoroutineThreadsafe(
                              () -> {
                                sleep(Duration.ZERO);
                                return "run by " + Asyncio.runningLoop().name();
                              },
                              loop)
                          .get());
            });
    assertThat(result).isEqualTo("run by asyncio");
  }

  @OnEachMechanism
  void aCoroutineThatFailsFailsTheFutureOfTheThread(Mechanism mechanism) {
    ValueError error = new ValueError("from the loop");
    run(
        on(mechanism),
        () -> {
          EventLoop loop = runningLoop();
          Throwable seen =
              toThread(
                  () -> {
                    CompletableFuture<String> future =
                        runCoroutineThreadsafe(
                            () -> {
                              throw error;
                            },
                            loop);
                    try {
                      return new AssertionError(future.get());
                    } catch (ExecutionException failure) {
                      return failure.getCause();
                    }
                  });
          assertThat(seen).isSameAs(error);
        });
  }

  @OnEachMechanism
  void toCancelTheFutureOfTheThreadCancelsTheTask(Mechanism mechanism) {
    List<String> log = new ArrayList<>();
    run(
        on(mechanism),
        () -> {
          EventLoop loop = runningLoop();
          Event begun = new Event();
          Event ended = new Event();
          CompletableFuture<String> future =
              runCoroutineThreadsafe(
                  () -> {
                    try {
                      begun.set();
                      return loop.<String>createFuture().await();
                    } catch (CancelledError error) {
                      log.add("cancelled");
                      throw error;
                    } finally {
                      ended.set();
                    }
                  },
                  loop);
          begun.await();
          toThread(() -> future.cancel(true));
          ended.await();
        });
    assertThat(log).containsExactly("cancelled");
  }

  @OnEachMechanism
  void aTaskThatIsCancelledCancelsTheFutureOfTheThread(Mechanism mechanism) {
    run(
        on(mechanism),
        () -> {
          Future<String> future = createFuture();
          CompletableFuture<String> outer = future.toCompletableFuture();
          future.cancel();
          sleep(Duration.ZERO);
          assertThat(outer).isCancelled();
        });
  }

  @OnEachMechanism
  void aStageIsAwaitedUnderVirtualTime(Mechanism mechanism) {
    VirtualTime clock = new VirtualTime();
    String result =
        run(
            LoopOptions.DEFAULTS.with(mechanism).with(clock),
            () -> {
              CompletableFuture<String> stage = new CompletableFuture<>();
              runningLoop().callLater(Duration.ofHours(1), () -> {});
              Thread.ofPlatform().start(() -> stage.complete("done"));
              return Asyncio.await(stage.thenApply(String::toUpperCase));
            });
    assertThat(result).isEqualTo("DONE");
    assertThat(clock.time()).as("the clock waits for the other thread").isZero();
  }

  @OnEachMechanism
  void aStageFailsWithTheVeryException(Mechanism mechanism) {
    ValueError error = new ValueError("of a stage");
    CompletableFuture<String> stage = CompletableFuture.failedFuture(error);
    assertThatThrownBy(() -> run(on(mechanism), () -> Asyncio.await(stage))).isSameAs(error);
    assertThatThrownBy(
            () -> run(on(mechanism), () -> Asyncio.await(stage.thenApply(result -> result + "!"))))
        .isSameAs(error);
  }

  @OnEachMechanism
  void cancellationGoesToAndComesFromAStage(Mechanism mechanism) {
    CompletableFuture<String> stage = new CompletableFuture<>();
    CompletableFuture<String> cancelled = new CompletableFuture<>();
    run(
        on(mechanism),
        () -> {
          Task<String> task = createTask(() -> Asyncio.await(stage));
          sleep(Duration.ZERO);
          task.cancel();
          assertThatThrownBy(task::await).isInstanceOf(CancelledError.class);
          sleep(Duration.ofHours(1)); // The clock no longer waits.
          Future<String> wrapped = wrapFuture(cancelled);
          cancelled.cancel(true);
          assertThatThrownBy(wrapped::await).isInstanceOf(CancelledError.class);
        });
    assertThat(stage).isCancelled();
    assertThatThrownBy(stage::join).isInstanceOf(CancellationException.class);
  }

  @OnEachMechanism
  void aStageThatCannotBeCancelledIsLeft(Mechanism mechanism) {
    CompletableFuture<String> stage = new CompletableFuture<>();
    Duration hour = Duration.ofHours(1);
    run(
        on(mechanism),
        () -> {
          Future<String> wrapped = wrapFuture(stage.minimalCompletionStage());
          wrapped.cancel();
          sleep(hour);
          assertThat(wrapped.cancelled()).isTrue();
        });
    assertThat(stage).isNotDone();
  }

  @OnEachMechanism
  void manyThreadsWaitForOneFuture(Mechanism mechanism) {
    int threads = 50;
    int sum =
        run(
            on(mechanism),
            () -> {
              Future<Integer> future = Asyncio.runningLoop().createFuture();
              List<Future<Integer>> calls = new ArrayList<>();
              for (int i = 0; i < threads; i++) {
                calls.add(
                    wrapFuture(
                        CompletableFuture.completedStage("")
                            .thenComposeAsync(start -> future.toCompletableFuture())));
              }
              future.setResult(1);
              return Asyncio.<Integer>gather(calls).await().stream().mapToInt(one -> one).sum();
            });
    assertThat(sum).isEqualTo(threads);
  }
}
