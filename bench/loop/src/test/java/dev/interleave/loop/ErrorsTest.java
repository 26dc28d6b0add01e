package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.createFuture;
import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.gather;
import static dev.interleave.loop.Asyncio.runningLoop;
import static dev.interleave.loop.Asyncio.shield;
import static dev.interleave.loop.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;

/** An error never vanishes: it ends in who awaits, in another error, or once in the handler. */
@Timeout(30)
class ErrorsTest {
  private final List<ExceptionContext> handled = Collections.synchronizedList(new ArrayList<>());

  private void run(Mechanism mechanism, Action main) {
    run(LoopOptions.DEFAULTS.with(mechanism), main);
  }

  private void run(LoopOptions options, Action main) {
    Asyncio.run(
        options.with(new VirtualTime()),
        () -> {
          runningLoop().setExceptionHandler((loop, context) -> handled.add(context));
          main.run();
        });
  }

  private List<@Nullable Throwable> errors() {
    return handled.stream().<@Nullable Throwable>map(ExceptionContext::exception).toList();
  }

  private static Task<String> failing(Throwable error) {
    return createTask(
        () -> {
          throw Sneaky.raise(error);
        });
  }

  private static void passes(int count) {
    for (int i = 0; i < count; i++) {
      sleep(Duration.ZERO);
    }
  }

  @OnEachMechanism
  void errorsOfCallbacksAndTheirCallbacks(Mechanism mechanism) {
    ValueError first = new ValueError("in a callback");
    StackOverflowError second = new StackOverflowError("in a done-callback");
    OutOfMemoryError third = new OutOfMemoryError("in a timer");
    run(
        mechanism,
        () -> {
          Future<String> future = createFuture();
          runningLoop()
              .callSoon(
                  () -> {
                    future.setResult("");
                    throw Sneaky.raise(first);
                  });
          future.addDoneCallback(
              done -> {
                throw Sneaky.raise(second);
              });
          runningLoop()
              .callLater(
                  Duration.ofSeconds(1),
                  () -> {
                    throw Sneaky.raise(third);
                  });
          sleep(Duration.ofSeconds(2)); // The loop goes on.
        });
    assertThat(errors()).containsExactly(first, second, third);
    assertThat(handled).allMatch(context -> context.handle() != null);
  }

  @OnEachMechanism
  void errorsOfChannelCallbacks(Mechanism mechanism) throws Exception {
    ValueError error = new ValueError("in a reader");
    Pipe pipe = Pipe.open();
    try (var source = pipe.source();
        var sink = pipe.sink()) {
      source.configureBlocking(false);
      assertThat(sink.write(ByteBuffer.allocate(1))).isEqualTo(1);
      run(
          mechanism,
          () -> {
            EventLoop loop = runningLoop();
            Event called = new Event();
            loop.addReader(
                source,
                () -> {
                  loop.removeReader(source);
                  called.set();
                  throw Sneaky.raise(error);
                });
            called.await();
          });
    }
    assertThat(errors()).containsExactly(error);
  }

  @OnEachMechanism
  void anErrorAfterTheFirstOfAGatherIsKeptWithIt(Mechanism mechanism) {
    ValueError first = new ValueError("first");
    ValueError second = new ValueError("second");
    run(
        mechanism,
        () -> {
          Future<?> both = gather(List.of(failing(first), failing(second)));
          assertThat(catchThrowable(both::await)).isSameAs(first);
        });
    assertThat(first).hasSuppressedException(second);
    assertThat(handled).isEmpty();
  }

  @OnEachMechanism
  void anErrorThatNobodyAsksForAfterAWait(Mechanism mechanism) {
    ValueError error = new ValueError("seen by wait alone");
    Action main =
        () -> {
          Task<?> pending = createTask(() -> sleep(Duration.ofSeconds(1)));
          Asyncio.wait(List.of(failing(error), pending), null, ReturnWhen.FIRST_EXCEPTION);
        };
    run(mechanism, main);
    assertThat(errors()).as("asyncio takes it as seen").isEmpty();
    run(LoopOptions.DEFAULTS.with(mechanism).debug(true), main);
    assertThat(errors()).containsExactly(error);
  }

  @OnEachMechanism
  void anErrorThatAsCompletedHasNotReached(Mechanism mechanism) {
    ValueError error = new ValueError("second");
    run(
        mechanism,
        () -> {
          List<Coroutine<String>> each =
              Asyncio.asCompleted(List.of(createTask(() -> ""), failing(error)));
          assertThat(each.getFirst().run()).isEmpty();
        });
    assertThat(errors()).containsExactly(error);
  }

  @OnEachMechanism
  void aCancellationThatComesTooLateHidesNothing(Mechanism mechanism) {
    ValueError error = new ValueError("before the cancellation");
    Action main =
        () -> {
          Task<?> task = failing(error);
          passes(2);
          assertThat(task.cancel()).isFalse();
        };
    run(mechanism, main);
    assertThat(errors()).as("asyncio takes it as seen").isEmpty();
    run(LoopOptions.DEFAULTS.with(mechanism).debug(true), main);
    assertThat(errors()).containsExactly(error);
  }

  @OnEachMechanism
  void aCancellationInThePlaceOfAnErrorKeepsIt(Mechanism mechanism) {
    ValueError error = new ValueError("what was waited for");
    List<Throwable> caught = new ArrayList<>();
    run(
        mechanism,
        () -> {
          Future<String> future = createFuture();
          Task<?> waiting = createTask(() -> caught.add(catchThrowable(future::await)));
          sleep(Duration.ZERO);
          future.setException(error);
          waiting.cancel();
          passes(2);
        });
    assertThat(caught).hasSize(1);
    assertThat(caught.getFirst()).isInstanceOf(CancelledError.class).hasSuppressedException(error);
  }

  @OnEachMechanism
  void theErrorOfAShieldedTaskWhoseShieldWasCancelled(Mechanism mechanism) {
    ValueError error = new ValueError("shielded");
    run(
        mechanism,
        () -> {
          Future<?> shielded = shield(failing(error));
          sleep(Duration.ZERO);
          shielded.cancel();
          passes(2);
        });
    assertThat(errors()).containsExactly(error);
  }

  @OnEachMechanism
  void theErrorOfAnExecutorsCallThatWasCancelled(Mechanism mechanism) {
    ValueError error = new ValueError("in a thread");
    run(
        mechanism,
        () -> {
          CountDownLatch begun = new CountDownLatch(1);
          CountDownLatch go = new CountDownLatch(1);
          Future<String> call =
              Asyncio.runInExecutor(
                  () -> {
                    begun.countDown();
                    go.await();
                    throw error;
                  });
          begun.await();
          assertThat(call.cancel()).isTrue();
          go.countDown();
          passes(2);
        });
    assertThat(errors()).containsExactly(error);
  }

  @OnEachMechanism
  void errorsDuringCancellationAndInFinallyAtTheEnd(Mechanism mechanism) {
    ValueError error = new ValueError("in finally");
    run(
        mechanism,
        () -> {
          createTask(
              () -> {
                try {
                  sleep(Duration.ofHours(1));
                } finally {
                  Sneaky.raise(error);
                }
              });
          sleep(Duration.ZERO);
        });
    assertThat(errors()).containsExactly(error);
  }

  @OnEachMechanism
  void theErrorOfAGeneratorThatIsClosedAtTheEnd(Mechanism mechanism) {
    AssertionError error = new AssertionError("in a generator's finally");
    run(
        mechanism,
        () -> {
          var generator =
              new AsyncGenerator<Integer>(
                  out -> {
                    try {
                      out.emit(1);
                    } finally {
                      Sneaky.raise(error);
                    }
                  });
          assertThat(generator.iterator().next()).isEqualTo(1);
        });
    assertThat(errors()).containsExactly(error);
  }

  @OnEachMechanism
  void theErrorOfATaskThatIsDestroyed(Mechanism mechanism) {
    ValueError error = new ValueError("in finally");
    try (EventLoop loop = new EventLoop(LoopOptions.DEFAULTS.with(mechanism))) {
      loop.setExceptionHandler((where, context) -> handled.add(context));
      loop.createTask(
          () -> {
            try {
              sleep(Duration.ofHours(1));
            } finally {
              Sneaky.raise(error);
            }
            return "";
          });
      loop.callSoon(loop::stop);
      loop.runForever();
    }
    assertThat(errors()).containsExactly(null, error);
  }

  @OnEachMechanism
  void theErrorOfAFutureThatBecameGarbageAfterItsLoopHadStopped(Mechanism mechanism)
      throws InterruptedException {
    ValueError error = new ValueError("of a forgotten future");
    CountDownLatch told = new CountDownLatch(1);
    try (EventLoop loop = new EventLoop(LoopOptions.DEFAULTS.with(mechanism))) {
      loop.setExceptionHandler(
          (where, context) -> {
            handled.add(context);
            told.countDown();
          });
      loop.createFuture().setException(error);
      while (!told.await(10, TimeUnit.MILLISECONDS)) {
        System.gc();
      }
    }
    assertThat(errors()).containsExactly(error);
  }
}
