package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.createFuture;
import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.run;
import static dev.interleave.loop.Asyncio.runningLoop;
import static dev.interleave.loop.Asyncio.sleep;
import static dev.interleave.loop.Asyncio.toThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** What a loop tells in debug mode. */
@Timeout(30)
class DebugModeTest {
  private static final Logger LOG = Logger.getLogger(EventLoop.class.getName());

  private final List<String> logged = Collections.synchronizedList(new ArrayList<>());
  private final Handler recorder =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          logged.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void record() {
    LOG.addHandler(recorder);
    LOG.setUseParentHandlers(false);
  }

  @AfterEach
  void stopRecording() {
    LOG.removeHandler(recorder);
    LOG.setUseParentHandlers(true);
  }

  private static LoopOptions debug(Mechanism mechanism) {
    return LoopOptions.DEFAULTS
        .with(mechanism)
        .with(new VirtualTime())
        .debug(true)
        .slowCallbackDuration(Duration.ofMillis(20));
  }

  private static void compute() {
    long start = System.nanoTime();
    while (System.nanoTime() - start < 60_000_000) {
      Thread.onSpinWait();
    }
  }

  @OnEachMechanism
  void aSlowStepIsReportedWithWhereItWasAndWhereItCameFrom(Mechanism mechanism) {
    run(debug(mechanism), () -> spawnSlow().await());
    assertThat(logged)
        .anySatisfy(
            text ->
                assertThat(text)
                    .containsPattern("^Executing <Step of <Task slow .*> took 0.\\d+ seconds")
                    .containsPattern("while it did, it was at:(\n\tat .*)*DebugModeTest.compute")
                    .containsPattern("it was made at:(\n\tat .*)*DebugModeTest.spawnSlow"));
  }

  private static Task<?> spawnSlow() {
    return createTask(
        () -> {
          compute();
          return "";
        },
        "slow");
  }

  @OnEachMechanism
  void aSlowCallbackIsReported(Mechanism mechanism) {
    run(
        debug(mechanism),
        () -> {
          runningLoop().callSoon(DebugModeTest::compute);
          sleep(Duration.ZERO);
          sleep(Duration.ZERO);
        });
    assertThat(logged)
        .anySatisfy(
            text ->
                assertThat(text).contains("it was made at:").contains("aSlowCallbackIsReported"));
  }

  @OnEachMechanism
  void whatAFailingHandlerWasGivenIsLoggedToo(Mechanism mechanism) {
    run(
        debug(mechanism).debug(false),
        () -> {
          runningLoop()
              .setExceptionHandler(
                  (loop, context) -> {
                    throw new IllegalArgumentException("in the handler");
                  });
          spawnFailing();
          sleep(Duration.ZERO);
          sleep(Duration.ZERO);
        });
    assertThat(logged).hasSize(2);
    assertThat(logged.getFirst()).isEqualTo("Unhandled error in exception handler");
    assertThat(logged.getLast()).contains("exception was never retrieved");
  }

  @OnEachMechanism
  void nothingIsReportedOtherwise(Mechanism mechanism) {
    run(debug(mechanism).debug(false), () -> spawnSlow().await());
    assertThat(logged).isEmpty();
  }

  @OnEachMechanism
  void aTaskKnowsWhereItWasMade(Mechanism mechanism) {
    run(
        debug(mechanism),
        () -> {
          Task<?> task = createTask(() -> "");
          assertThat(task.spawnedAt())
              .anyMatch(frame -> frame.getClassName().equals(DebugModeTest.class.getName()));
        });
    run(
        debug(mechanism).debug(false),
        () -> assertThat(createTask(() -> "").spawnedAt()).isEmpty());
  }

  @OnEachMechanism
  void anErrorIsReportedWithWhereItsTaskWasMade(Mechanism mechanism) {
    List<ExceptionContext> handled = new ArrayList<>();
    run(
        debug(mechanism),
        () -> {
          runningLoop().setExceptionHandler((loop, context) -> handled.add(context));
          spawnFailing();
          sleep(Duration.ZERO);
          sleep(Duration.ZERO);
        });
    assertThat(handled).hasSize(1);
    assertThat(handled.getFirst().origin())
        .anyMatch(frame -> frame.getMethodName().equals("spawnFailing"));
  }

  private static void spawnFailing() {
    createTask(
        () -> {
          throw new ValueError("never retrieved");
        });
  }

  @OnEachMechanism
  void anotherThreadMustNotTouchWhatNobodyWaitsFor(Mechanism mechanism) {
    Coroutine<Integer> main =
        () -> {
          Future<String> future = createFuture();
          Future<String> other = createFuture();
          Event event = new Event();
          Queue<Integer> queue = new Queue<>();
          Lock lock = new Lock();
          lock.acquire();
          for (Runnable waiting :
              List.<Runnable>of(event::await, queue::get, lock::acquire)) { // Binds them.
            Task<?> task = createTask(waiting::run);
            sleep(Duration.ZERO);
            task.cancel();
            sleep(Duration.ZERO);
            sleep(Duration.ZERO);
          }
          return toThread(
              () ->
                  refused(() -> queue.putNowait(1))
                      + refused(event::set)
                      + refused(lock::release)
                      + refused(() -> other.addDoneCallback(done -> {}))
                      + refused(() -> future.setResult("")));
        };
    assertThat(Asyncio.<Integer>run(debug(mechanism), main)).isEqualTo(5);
    assertThat(Asyncio.<Integer>run(debug(mechanism).debug(false), main)).isZero();
  }

  private static int refused(Runnable change) {
    try {
      change.run();
      return 0;
    } catch (IllegalStateException wrongThread) {
      assertThat(wrongThread).hasMessageContaining("use callSoonThreadsafe");
      return 1;
    }
  }

  @OnEachMechanism
  void anIdleLoopThatAnotherThreadMayWakeIsReportedOnce(Mechanism mechanism) {
    List<String> reports = Collections.synchronizedList(new ArrayList<>());
    run(
        debug(mechanism),
        () -> {
          EventLoop loop = runningLoop();
          loop.schedule().standstill().patience = 0.001;
          Event event = new Event();
          loop.setExceptionHandler(
              (where, context) -> {
                reports.add(context.message());
                Thread.ofPlatform().start(() -> loop.callSoonThreadsafe(event::set));
              });
          event.await();
        });
    assertThat(reports)
        .singleElement()
        .asString()
        .contains("only another thread can wake it", "waits for await of Event@");
  }

  @OnEachMechanism
  void theSlowDurationIsPositive(Mechanism mechanism) {
    assertThatThrownBy(() -> debug(mechanism).slowCallbackDuration(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT0S, allowed is more than zero");
  }
}
