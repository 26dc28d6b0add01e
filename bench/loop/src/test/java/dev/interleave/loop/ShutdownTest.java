package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.runInExecutor;
import static dev.interleave.loop.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run ends, whatever tasks, generators and executor calls make of it. */
@Timeout(30)
class ShutdownTest {
  private static LoopOptions on(Mechanism mechanism) {
    return LoopOptions.DEFAULTS.with(mechanism).with(new VirtualTime());
  }

  /** Runs {@code main} and returns what the exception handler was told while it was shut down. */
  private static List<ExceptionContext> reportsOf(LoopOptions options, Action main) {
    List<ExceptionContext> reports = new CopyOnWriteArrayList<>();
    try (Runner runner = new Runner(options)) {
      runner.loop().setExceptionHandler((loop, context) -> reports.add(context));
      runner.run(Coroutine.of(main));
    }
    return reports;
  }

  private static void ignoreEachCancellation(Duration pause) {
    while (true) {
      try {
        sleep(pause);
      } catch (CancelledError ignored) {
        // That is its fault.
      }
    }
  }

  private static void ignoreEverything(Duration pause) {
    while (true) {
      try {
        sleep(pause);
      } catch (Throwable ignored) {
        // That is its fault.
      }
    }
  }

  @OnEachMechanism
  void aTaskThatIgnoresItsCancellationIsReportedAndUnwound(Mechanism mechanism) {
    List<String> log = new ArrayList<>();
    List<ExceptionContext> reports =
        reportsOf(
            on(mechanism),
            () -> {
              createTask(
                  () -> {
                    try {
                      ignoreEachCancellation(Duration.ofSeconds(1));
                    } finally {
                      log.add("unwound");
                    }
                  },
                  "stubborn");
              sleep(Duration.ZERO);
            });
    assertThat(reports)
        .extracting(ExceptionContext::message)
        .containsExactly(
            "Task stubborn did not stop, though cancelled",
            "Task was destroyed but it is pending!");
    Throwable where = Objects.requireNonNull(reports.getFirst().exception());
    assertThat(Arrays.stream(where.getStackTrace()).map(StackTraceElement::getMethodName))
        .contains("ignoreEachCancellation");
    assertThat(log).containsExactly("unwound");
  }

  @OnEachMechanism
  void aTaskThatIgnoresEverythingIsLeftBehind(Mechanism mechanism) {
    for (Duration pause : List.of(Duration.ZERO, Duration.ofSeconds(1))) {
      List<ExceptionContext> reports =
          reportsOf(
              on(mechanism).shutdownDeadline(Duration.ofMillis(50)),
              () -> {
                createTask(() -> ignoreEverything(pause), "stubborn");
                sleep(Duration.ZERO);
              });
      assertThat(reports).hasSize(2);
    }
  }

  @OnEachMechanism
  void aGeneratorThatIgnoresItsCloseIsReported(Mechanism mechanism) {
    List<ExceptionContext> reports =
        reportsOf(
            on(mechanism),
            () ->
                new AsyncGenerator<Integer>(
                        out -> {
                          try {
                            out.emit(1);
                          } finally {
                            sleep(Duration.ofDays(1));
                          }
                        })
                    .next());
    assertThat(reports.getFirst().message())
        .startsWith("Generator ")
        .endsWith(" did not end, though closed");
    assertThat(Objects.requireNonNull(reports.getFirst().exception()).getStackTrace()).isNotEmpty();
  }

  @OnEachMechanism
  void anExecutorCallThatGoesOnIsReportedAndInterrupted(Mechanism mechanism) throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    List<ExceptionContext> reports =
        reportsOf(
            on(mechanism).shutdownDeadline(Duration.ofMillis(50)).named("stuck"),
            () -> {
              CountDownLatch begun = new CountDownLatch(1);
              Future<String> call =
                  runInExecutor(
                      () -> {
                        begun.countDown();
                        try {
                          never.await();
                        } catch (InterruptedException interrupt) {
                          interrupted.countDown();
                        }
                        return "";
                      });
              begun.await();
              assertThat(call.done()).isFalse();
            });
    assertThat(reports)
        .extracting(ExceptionContext::message)
        .containsExactly("A call in the default executor, on thread stuck_0, did not end");
    assertThat(Objects.requireNonNull(reports.getFirst().exception()).getStackTrace())
        .extracting(StackTraceElement::getMethodName)
        .contains("await");
    interrupted.await();
  }

  /** Under virtual time the clock waits for the executor, so real time has to end it. */
  @OnEachMechanism
  void aTaskThatWaitsForAStuckCallIsReported(Mechanism mechanism) {
    CountDownLatch never = new CountDownLatch(1);
    List<ExceptionContext> reports =
        reportsOf(
            on(mechanism).shutdownDeadline(Duration.ofMillis(50)),
            () -> {
              createTask(
                  () -> {
                    Future<?> call =
                        runInExecutor(
                            () -> {
                              never.await();
                              return "";
                            });
                    while (!call.done()) {
                      try {
                        Asyncio.shield(call).await();
                      } catch (CancelledError ignored) {
                        // That is its fault.
                      }
                    }
                  },
                  "waits");
              sleep(Duration.ZERO);
            });
    assertThat(reports)
        .extracting(ExceptionContext::message)
        .contains("Task waits did not stop, though cancelled")
        .anyMatch(message -> message.startsWith("A call in the default executor"));
  }

  @OnEachMechanism
  void whatEndsInTimeIsNotReported(Mechanism mechanism) {
    List<String> log = new ArrayList<>();
    List<ExceptionContext> reports =
        reportsOf(
            on(mechanism),
            () -> {
              createTask(
                  () -> {
                    try {
                      sleep(Duration.ofHours(1));
                    } finally {
                      sleep(Duration.ofSeconds(9));
                      log.add("cleaned up");
                    }
                  });
              sleep(Duration.ZERO);
            });
    assertThat(reports).isEmpty();
    assertThat(log).containsExactly("cleaned up");
  }

  @Test
  void aRunnerMakesItsLoopWhenItIsNeeded() {
    Runner unused = new Runner();
    unused.close();
    assertThatThrownBy(unused::loop)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Runner is closed");
    assertThatThrownBy(() -> unused.run(() -> ""))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Runner is closed");
  }

  @OnEachMechanism
  void aRunnerKeepsItsContextFromRunToRun(Mechanism mechanism) {
    ContextVar<String> variable = new ContextVar<>("var", "default");
    ContextVar.Token<String> token = variable.set("caller's");
    try (Runner runner = new Runner(on(mechanism))) {
      assertThat(
              runner.<String>run(
                  () -> {
                    String inherited = variable.get();
                    var _ = variable.set("first run's");
                    return inherited;
                  }))
          .isEqualTo("caller's");
      assertThat(runner.<String>run(variable::get)).isEqualTo("first run's");
      assertThat(runner.<String>run(variable::get, new Context())).isEqualTo("default");
      assertThat(variable.get()).isEqualTo("caller's");
    }
    token.close();
    assertThat(variable.get()).isEqualTo("default");
    assertThat(Asyncio.<String>run(on(mechanism), () -> variable.get())).isEqualTo("default");
  }

  @Test
  void aNegativeDeadlineIsRefused() {
    assertThatThrownBy(() -> LoopOptions.DEFAULTS.shutdownDeadline(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT-1S");
  }
}
