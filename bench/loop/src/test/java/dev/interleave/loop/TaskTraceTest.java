package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.currentTask;
import static dev.interleave.loop.Asyncio.gather;
import static dev.interleave.loop.Asyncio.runningLoop;
import static dev.interleave.loop.Asyncio.shield;
import static dev.interleave.loop.Asyncio.sleep;
import static dev.interleave.loop.Asyncio.waitFor;
import static dev.interleave.loop.ExpectedTraces.check;
import static dev.interleave.loop.Trace.repr;
import static dev.interleave.loop.Trace.seconds;
import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.TestInfo;

/** The loop, tasks and futures log what CPython's do. Each test is named after its trace. */
class TaskTraceTest {

  @OnEachMechanism
  void seedCoroutine(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          log.log("Coroutine started", log.t());
          sleep(seconds(1));
          log.log("Coroutine finished", log.t());
        });
  }

  @OnEachMechanism
  void seedTask(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Task<String> task =
              createTask(
                  () -> {
                    log.log("fetch starts", log.t());
                    sleep(seconds(2));
                    return "Data fetched!";
                  });
          log.log("Fetching data...", log.t());
          log.log("Result:", task.await(), log.t());
        });
  }

  @OnEachMechanism
  void seedErrorHandling(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          try {
            throw new ValueError("Something went wrong!");
          } catch (ValueError error) {
            log.log("Error:", error);
          }
        });
  }

  @OnEachMechanism
  void seedGather(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Coroutine<Integer> one =
              () -> {
                sleep(seconds(1));
                log.log("one done", log.t());
                return 1;
              };
          Coroutine<Integer> two =
              () -> {
                sleep(seconds(2));
                log.log("two done", log.t());
                return 2;
              };
          log.log("Results:", gather(one, two).await(), log.t());
        });
  }

  @OnEachMechanism
  void readyQueueIsFifoAndRunsInPasses(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          EventLoop loop = runningLoop();
          record Outer(Trace log, EventLoop loop, String name) implements Runnable {
            @Override
            public void run() {
              log.log(name);
              loop.callSoon(() -> log.log(name, "nested"));
            }
          }
          loop.callSoon(new Outer(log, loop, "a"));
          loop.callSoon(new Outer(log, loop, "b"));
          loop.callSoon(new Outer(log, loop, "cancelled")).cancel();
          loop.callSoon(new Outer(log, loop, "c"));
          for (int i = 0; i < 3; i++) {
            log.log("main step");
            sleep(Duration.ZERO);
          }
        });
  }

  @OnEachMechanism
  void timersFireInDeadlineOrder(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          EventLoop loop = runningLoop();
          loop.callLater(seconds(.3), () -> log.log("late", log.t()));
          loop.callLater(seconds(.1), () -> log.log("early", log.t()));
          loop.callLater(seconds(.2), () -> log.log("middle", log.t()));
          loop.callLater(seconds(.2), () -> log.log("middle too", log.t()));
          Handle dropped = loop.callLater(seconds(.15), () -> log.log("never"));
          dropped.cancel();
          sleep(seconds(.4));
          log.log("cancelled timer:", dropped.cancelled(), log.t());
        });
  }

  @OnEachMechanism
  void tasksInterleaveAtEachAwait(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          List<Task<String>> tasks = new ArrayList<>();
          for (var worker : List.of(Map.entry("a", 3), Map.entry("b", 1), Map.entry("c", 2))) {
            tasks.add(
                createTask(
                    () -> {
                      for (int step = 0; step < worker.getValue(); step++) {
                        log.log(worker.getKey(), step);
                        sleep(Duration.ZERO);
                      }
                      return worker.getKey();
                    }));
          }
          log.log("created");
          for (Task<String> task : tasks) {
            log.log("joined", task.await());
          }
        });
  }

  @OnEachMechanism
  void awaitingADoneFutureDoesNotYield(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          EventLoop loop = runningLoop();
          Future<String> future = loop.createFuture();
          future.setResult("value");
          loop.callSoon(() -> log.log("callback"));
          log.log(future.await());
          log.log("still first");
          sleep(Duration.ZERO);
          log.log("last");
        });
  }

  @OnEachMechanism
  void aDirectAwaitRunsInlineAndATaskRunsLater(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          record Child(Trace log, String name) implements Coroutine<String> {
            @Override
            public String run() {
              log.log(name, "runs");
              return name;
            }
          }
          Task<String> task = createTask(new Child(log, "task"));
          log.log(new Child(log, "inline").run());
          log.log(task.await());
        });
  }

  private static Coroutine<String> after(Trace log, double delay, String value) {
    return () -> {
      sleep(seconds(delay));
      log.log("finished", value, log.t());
      return value;
    };
  }

  @OnEachMechanism
  void gatherKeepsArgumentOrder(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          log.log(gather(after(log, .3, "a"), after(log, .1, "b"), after(log, .2, "c")).await());
          log.log(gather().await());
        });
  }

  private static Coroutine<String> failing(double delay, String message) {
    return () -> {
      sleep(seconds(delay));
      throw new ValueError(message);
    };
  }

  @OnEachMechanism
  void gatherRaisesTheFirstErrorAndLetsTheRestRun(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Coroutine<String> work =
              () -> {
                sleep(seconds(.3));
                log.log("the rest ran", log.t());
                return "";
              };
          try {
            gather(work, failing(.2, "second"), failing(.1, "first")).await();
          } catch (Exception error) {
            log.log("caught", error, log.t());
          }
          sleep(seconds(.5));
        });
  }

  @OnEachMechanism
  void gatherCanReturnErrors(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          final class KeyError extends Exception {
            private static final long serialVersionUID = 1L;
          }
          Coroutine<String> ok = () -> sleep(seconds(.1), "ok");
          Coroutine<String> fail =
              () -> {
                throw new KeyError();
              };
          Coroutine<String> cancelled =
              () -> {
                requireNonNull(currentTask()).cancel();
                return sleep(seconds(1), "not reached");
              };
          List<String> names = new ArrayList<>();
          for (Object result : gather(List.of(ok, fail, cancelled), true).await()) {
            names.add(result instanceof Throwable error ? Trace.nameOf(error) : "str");
          }
          log.log(names, log.t());
        });
  }

  @OnEachMechanism
  void cancellingATaskBeforeItStarts(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Task<?> task = createTask(() -> log.log("never runs"));
          log.log("cancel:", task.cancel(), "cancelling:", task.cancelling());
          try {
            task.await();
          } catch (CancelledError cancelled) {
            log.log("CancelledError; cancelled:", task.cancelled());
          }
          log.log("cancel again:", task.cancel());
        });
  }

  @OnEachMechanism
  void cancellingASleepingTaskRunsItsFinally(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Task<?> task =
              createTask(
                  () -> {
                    try {
                      sleep(seconds(10));
                    } catch (CancelledError cancelled) {
                      log.log("cancelled at", log.t());
                      throw cancelled;
                    } finally {
                      sleep(seconds(.1));
                      log.log("cleaned up", log.t());
                    }
                  });
          sleep(seconds(.5));
          task.cancel();
          log.log("asked", task.done());
          try {
            task.await();
          } catch (CancelledError cancelled) {
            log.log("seen", task.cancelled(), log.t());
          }
        });
  }

  @OnEachMechanism
  void aTaskMaySwallowItsCancellation(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Task<String> task =
              createTask(
                  () -> {
                    Task<?> self = requireNonNull(currentTask());
                    try {
                      sleep(seconds(10));
                    } catch (CancelledError cancelled) {
                      log.log("swallowed; cancelling:", self.cancelling());
                      log.log("uncancel:", self.uncancel());
                    }
                    sleep(seconds(.1));
                    return "survived";
                  });
          sleep(Duration.ZERO);
          task.cancel();
          log.log(task.await(), task.cancelled(), log.t());
        });
  }

  @OnEachMechanism
  void waitForTimesOutAndCancels(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Coroutine<String> slow =
              () -> {
                try {
                  return sleep(seconds(10), "");
                } finally {
                  log.log("slow ends", log.t());
                }
              };
          try {
            waitFor(slow, seconds(.5));
          } catch (TimeoutException error) {
            log.log("timed out", repr(error), log.t());
          }
          log.log(waitFor(() -> sleep(seconds(.1), "in time"), seconds(.5)), log.t());
        });
  }

  @OnEachMechanism
  void shieldProtectsTheInnerTask(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Task<Integer> task =
              createTask(
                  () -> {
                    sleep(seconds(.2));
                    log.log("inner done", log.t());
                    return 7;
                  });
          Task<Integer> outer = createTask(() -> shield(task).await());
          sleep(seconds(.1));
          outer.cancel();
          try {
            outer.await();
          } catch (CancelledError cancelled) {
            log.log("outer cancelled; inner done:", task.done(), log.t());
          }
          log.log(task.await(), log.t());
        });
  }

  @OnEachMechanism
  void anErrorInACallbackReachesTheExceptionHandler(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          EventLoop loop = runningLoop();
          loop.callSoon(
              () -> {
                throw new RuntimeError("callback");
              });
          loop.callSoon(() -> log.log("the loop goes on"));
          sleep(Duration.ZERO);
          Future<Integer> future = loop.createFuture();
          future.addDoneCallback(done -> log.log("first", done.result()));
          future.addDoneCallback(done -> log.log("second", done.result()));
          future.setResult(1);
          log.log("callbacks come later");
          sleep(Duration.ZERO);
          log.log("end");
        });
  }

  @OnEachMechanism
  void runCancelsWhatIsLeft(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          createTask(
              () -> {
                try {
                  sleep(seconds(1000));
                } catch (CancelledError cancelled) {
                  log.log("left task cancelled", log.t());
                  throw cancelled;
                }
              });
          sleep(seconds(.1));
          log.log("main ends");
        });
  }
}
