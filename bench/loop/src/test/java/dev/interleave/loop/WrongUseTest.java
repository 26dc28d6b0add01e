package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.gather;
import static dev.interleave.loop.Asyncio.run;
import static dev.interleave.loop.Asyncio.runningLoop;
import static dev.interleave.loop.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Wrong use ends in an error that says what is wrong. */
@Timeout(30)
class WrongUseTest {

  private static void assertWrong(ThrowingCallable use, String message) {
    assertThatThrownBy(use).isInstanceOf(IllegalStateException.class).hasMessageContaining(message);
  }

  @Test
  void thereIsNoLoopOutsideOfOne() {
    assertWrong(Asyncio::runningLoop, "no running event loop");
    assertWrong(() -> sleep(Duration.ofMillis(1)), "no running event loop");
    assertWrong(() -> createTask(() -> {}), "no running event loop");
  }

  @Test
  void onlyATaskCanAwait() {
    try (EventLoop loop = new EventLoop()) {
      assertWrong(() -> loop.createFuture().await(), "await outside a task");
      List<Throwable> errors = new ArrayList<>();
      loop.setExceptionHandler(
          (where, context) -> {
            if (context.exception() instanceof IllegalStateException error) {
              errors.add(error);
            }
          });
      loop.callSoon(() -> loop.createFuture().await());
      loop.callSoon(loop::stop);
      loop.runForever();
      assertThat(errors).singleElement().asString().contains("await outside a task");
    }
  }

  @Test
  void aRunIsNotNestedInARun() {
    assertWrong(
        () -> run(() -> run(() -> sleep(Duration.ZERO))),
        "cannot be called from a running event loop");
  }

  @Test
  void aLoopDoesNotRunInsideAnother() {
    try (EventLoop other = new EventLoop()) {
      assertWrong(() -> run(other::runForever), "while another loop is running");
    }
    assertWrong(() -> run(() -> runningLoop().runForever()), "already running");
    assertWrong(() -> run(() -> runningLoop().close()), "Cannot close a running event loop");
  }

  @Test
  void aLoopNeedsAPlatformThread() throws InterruptedException {
    try (EventLoop loop = new EventLoop()) {
      FutureTask<String> running =
          new FutureTask<>(() -> loop.runUntilComplete(() -> "not reached"));
      Thread.startVirtualThread(running);
      assertThatThrownBy(running::get)
          .isInstanceOf(ExecutionException.class)
          .hasMessageContaining("needs a platform thread");
    }
  }

  @Test
  void aClosedLoopDoesNothing() {
    EventLoop loop = new EventLoop();
    loop.close();
    loop.close();
    assertThat(loop.isClosed()).isTrue();
    assertWrong(loop::runForever, "Event loop is closed");
    assertWrong(() -> loop.callSoon(() -> {}), "Event loop is closed");
    assertWrong(() -> loop.callLater(Duration.ZERO, () -> {}), "Event loop is closed");
    assertWrong(() -> loop.callSoonThreadsafe(() -> {}), "Event loop is closed");
    assertWrong(() -> loop.runUntilComplete(() -> ""), "Event loop is closed");
    assertWrong(() -> loop.runInExecutor(() -> ""), "Event loop is closed");
  }

  @Test
  void aFutureOfAnotherLoopCannotBeAwaited() {
    try (EventLoop other = new EventLoop()) {
      Future<String> foreign = other.createFuture();
      assertWrong(() -> run(foreign::await), "attached to a different loop");
      assertThatThrownBy(() -> run(() -> gather(List.of(foreign, runningLoop().createFuture()))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("different loop");
    }
  }

  @Test
  void aTaskCannotAwaitItself() {
    assertWrong(
        () ->
            run(
                () -> {
                  List<Task<?>> self = new ArrayList<>();
                  self.add(createTask(() -> self.getFirst().await()));
                  self.getFirst().await();
                }),
        "cannot await on itself");
  }

  @Test
  void anotherThreadMustNotTouchTheLoop() {
    run(
        () -> {
          EventLoop loop = runningLoop();
          Future<String> future = loop.createFuture();
          future.addDoneCallback(done -> {});
          String message = "use callSoonThreadsafe";
          Asyncio.toThread(
              () -> {
                assertWrong(() -> loop.callSoon(() -> {}), message);
                assertWrong(() -> loop.callLater(Duration.ZERO, () -> {}), message);
                assertWrong(() -> loop.createTask(() -> ""), message);
                return "";
              });
        });
  }

  @Test
  void aFutureIsDoneOnce() {
    try (EventLoop loop = new EventLoop()) {
      Future<Integer> future = loop.createFuture();
      assertThatThrownBy(future::result).isInstanceOf(InvalidStateException.class);
      assertThatThrownBy(future::exception).isInstanceOf(InvalidStateException.class);
      future.setResult(1);
      assertThatThrownBy(() -> future.setResult(2)).isInstanceOf(InvalidStateException.class);
      assertThat(future.cancel()).isFalse();
      Task<Integer> task = loop.createTask(() -> 1);
      assertThatThrownBy(() -> task.setResult(2)).isInstanceOf(UnsupportedOperationException.class);
      loop.runUntilComplete(task);
    }
  }

  @Test
  void aStoppedLoopSaysWhatItDidNotFinish() {
    try (EventLoop loop = new EventLoop()) {
      loop.callSoon(loop::stop);
      Future<String> never = loop.createFuture();
      assertWrong(() -> loop.runUntilComplete(never), "stopped before Future completed");
    }
  }

  @Test
  void anErrorInTheExceptionHandlerIsSurvived() {
    List<String> log = new ArrayList<>();
    run(
        () -> {
          runningLoop()
              .setExceptionHandler(
                  (loop, context) -> {
                    log.add(context.message().replaceAll("callback .*", "callback"));
                    throw new RuntimeError("in the handler");
                  });
          runningLoop()
              .callSoon(
                  () -> {
                    throw new RuntimeError("in a callback");
                  });
          sleep(Duration.ZERO);
          sleep(Duration.ZERO);
          log.add("the loop goes on");
        });
    assertThat(log).containsExactly("Exception in callback", "the loop goes on");
  }

  @Test
  void aLoopThatClosesUnwindsPendingTasks() {
    for (Mechanism mechanism : Mechanism.values()) {
      List<String> log = new ArrayList<>();
      try (EventLoop loop = new EventLoop(LoopOptions.DEFAULTS.with(mechanism))) {
        loop.setExceptionHandler((where, context) -> log.add(context.message()));
        loop.createTask(
            Coroutine.of(
                () -> {
                  try {
                    sleep(Duration.ofHours(1));
                  } finally {
                    log.add("finally");
                  }
                }));
        loop.callSoon(loop::stop);
        loop.runForever();
      }
      assertThat(log).containsExactly("Task was destroyed but it is pending!", "finally");
    }
  }
}
