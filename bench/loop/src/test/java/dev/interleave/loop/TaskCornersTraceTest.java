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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInfo;

/** The corners of the loop, tasks and futures: passes, cancellations, errors. */
class TaskCornersTraceTest {

  @OnEachMechanism
  void equalDeadlinesPopInHeapOrder(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          int[] tenths = {3, 1, 2, 1, 1, 3, 2, 1, 2, 2, 1, 3, 1, 1, 2};
          for (int i = 0; i < tenths.length; i++) {
            int index = i;
            runningLoop().callAt(tenths[i] / 10.0, () -> log.log(index, tenths[index]));
          }
          sleep(seconds(1));
        });
  }

  @OnEachMechanism
  void manyCancelledTimersChangeTheHeap(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          List<TimerHandle> timers = new ArrayList<>();
          for (int i = 0; i < 120; i++) {
            int index = i;
            timers.add(runningLoop().callAt(1 + i % 3, () -> log.log(index)));
          }
          for (int i = 0; i < 120; i++) {
            if (i % 8 != 1 && i % 8 != 6) {
              timers.get(i).cancel();
            }
          }
          sleep(Duration.ZERO);
          runningLoop().callAt(2, () -> log.log("added"));
          sleep(seconds(5));
        });
  }

  @OnEachMechanism
  void timersInThePastRunInTheNextPass(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          EventLoop loop = runningLoop();
          loop.callLater(Duration.ZERO, () -> log.log("zero"));
          loop.callAt(-1, () -> log.log("past"));
          loop.callSoon(() -> log.log("soon"));
          loop.callLater(Duration.ZERO, () -> log.log("zero too"));
          sleep(seconds(-1));
          log.log("main");
          sleep(Duration.ZERO);
        });
  }

  @OnEachMechanism
  void aFutureWakesItsWaitersInTheNextPass(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          EventLoop loop = runningLoop();
          Future<Integer> future = loop.createFuture();
          List<Task<?>> tasks = new ArrayList<>();
          for (String name : List.of("a", "b")) {
            tasks.add(createTask(() -> log.log(name, future.await())));
          }
          sleep(Duration.ZERO);
          future.addDoneCallback(done -> log.log("callback"));
          loop.callSoon(() -> log.log("soon"));
          future.setResult(1);
          loop.callSoon(() -> log.log("soon too"));
          future.addDoneCallback(done -> log.log("late callback"));
          log.log("set");
          gather(tasks).await();
          log.log("end");
        });
  }

  @OnEachMechanism
  void aCallbackCanBeTakenBack(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Future<Integer> future = runningLoop().createFuture();
          Consumer<Future<Integer>> one = done -> log.log("one");
          Consumer<Future<Integer>> two = done -> log.log("two", done.cancelled());
          List.of(one, two, one).forEach(future::addDoneCallback);
          log.log(future.removeDoneCallback(one), future.removeDoneCallback(one));
          log.log(future.cancel(), future.cancel());
          log.log(future.removeDoneCallback(two));
          sleep(Duration.ZERO);
          try {
            future.setResult(1);
          } catch (InvalidStateException error) {
            log.log("InvalidStateError");
          }
        });
  }

  private static void logOutcome(Trace log, Future<?> future) {
    try {
      future.await();
    } catch (CancelledError error) {
      log.log(repr(error));
    }
  }

  @OnEachMechanism
  void aCancelMessageReachesTheFirstWhoAsks(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Task<?> task = createTask(() -> sleep(seconds(1)));
          sleep(Duration.ZERO);
          task.cancel("why");
          logOutcome(log, task);
          logOutcome(log, task);
          Future<String> future = runningLoop().createFuture();
          future.cancel("because");
          logOutcome(log, future);
          logOutcome(log, future);
        });
  }

  @OnEachMechanism
  void aTaskIsCancelledAfterItsFutureIsDone(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Future<Integer> future = runningLoop().createFuture();
          Task<String> task =
              createTask(
                  () -> {
                    try {
                      log.log("got", future.await());
                    } catch (CancelledError error) {
                      log.log(repr(error));
                      log.log("again", future.await());
                    }
                    sleep(Duration.ZERO);
                    return "end";
                  });
          sleep(Duration.ZERO);
          future.setResult(1);
          log.log(task.cancel("late"), task.cancel("later"), task.cancelling());
          log.log(task.await(), task.cancelled());
        });
  }

  @OnEachMechanism
  void aFailedFutureLosesToACancellation(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Future<Integer> future = runningLoop().createFuture();
          Task<?> task =
              createTask(
                  () -> {
                    try {
                      future.await();
                    } catch (Throwable error) {
                      log.log(repr(error));
                    }
                  });
          sleep(Duration.ZERO);
          future.setException(new ValueError("lost"));
          task.cancel();
          task.await();
        });
  }

  private static Task<?> self() {
    return requireNonNull(currentTask());
  }

  private static void logEnd(Trace log, String name, Coroutine<String> coroutine) {
    Task<String> task = createTask(coroutine);
    try {
      log.log(task.await());
    } catch (Throwable error) {
      log.log(name, repr(error), task.cancelled());
    }
  }

  @OnEachMechanism
  void aTaskThatCancelsItself(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          logEnd(
              log,
              "ends",
              () -> {
                self().cancel("self");
                return "unseen";
              });
          logEnd(
              log,
              "awaits",
              () -> {
                self().cancel("self");
                try {
                  sleep(Duration.ZERO);
                  log.log("slept");
                  sleep(Duration.ZERO);
                } catch (CancelledError error) {
                  log.log(repr(error));
                }
                return "end";
              });
          logEnd(
              log,
              "raises",
              () -> {
                self().cancel();
                throw new ValueError("x");
              });
        });
  }

  @OnEachMechanism
  void aCancellationRunsDownAChainOfAwaits(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Task<?> first =
              createTask(
                  () -> {
                    try {
                      sleep(seconds(10));
                    } finally {
                      log.log("inner ends");
                    }
                  });
          Task<?> second =
              createTask(
                  () -> {
                    try {
                      first.await();
                    } finally {
                      log.log("middle ends");
                    }
                  });
          Task<?> third =
              createTask(
                  () -> {
                    try {
                      second.await();
                    } catch (CancelledError error) {
                      log.log("outer ends", repr(error));
                      throw error;
                    }
                  });
          sleep(seconds(.1));
          third.cancel("down");
          sleep(Duration.ZERO);
          log.log(first.cancelled(), second.done(), third.done());
          sleep(Duration.ZERO);
          log.log(first.cancelled(), second.cancelled(), third.done());
          sleep(Duration.ZERO);
          log.log(first.cancelled(), second.cancelled(), third.cancelled());
          log.log(first.cancelling(), second.cancelling(), third.cancelling());
        });
  }

  private static Coroutine<String> cancellable(Trace log, String name) {
    return () -> {
      try {
        return sleep(seconds(10), "");
      } catch (CancelledError error) {
        log.log(name, repr(error));
        throw error;
      }
    };
  }

  private static String stubborn() {
    try {
      return sleep(seconds(10), "");
    } catch (CancelledError error) {
      return sleep(seconds(.1), "stubborn");
    }
  }

  @OnEachMechanism
  void cancellingAGatherCancelsItsChildren(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          for (boolean returnExceptions : new boolean[] {false, true}) {
            List<Coroutine<String>> lasts =
                List.of(cancellable(log, "b"), TaskCornersTraceTest::stubborn);
            for (Coroutine<String> last : lasts) {
              Future<?> outer = gather(List.of(cancellable(log, "a"), last), returnExceptions);
              sleep(seconds(.1));
              log.log(outer.cancel("all"), outer.done());
              try {
                log.log(outer.await());
              } catch (CancelledError error) {
                log.log(repr(error), outer.cancelled(), log.t());
              }
              sleep(seconds(1));
            }
          }
        });
  }

  @OnEachMechanism
  void aCancelledChildFailsItsGather(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          List<Task<Integer>> tasks = new ArrayList<>();
          for (int value : new int[] {1, 2, 3}) {
            tasks.add(createTask(() -> sleep(seconds(.1), value)));
          }
          Task<Integer> first = tasks.get(0);
          Future<List<Integer>> outer =
              Asyncio.<Integer>gather(first, tasks.get(1), first, tasks.get(2));
          sleep(Duration.ZERO);
          tasks.get(1).cancel("only me");
          try {
            outer.await();
          } catch (CancelledError error) {
            log.log(repr(error), outer.cancelled(), log.t());
          }
          log.log(Asyncio.<Integer>gather(first, tasks.get(2), first).await());
          log.log(
              gather(List.of(first, tasks.get(1)), true).await().stream()
                  .map(value -> value instanceof Throwable ? "\"" + repr(value) + "\"" : "'1'")
                  .toList()
                  .toString());
        });
  }

  @OnEachMechanism
  void errorsAfterTheFirstAreNotReported(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          List<Coroutine<String>> failing = new ArrayList<>();
          for (double delay : new double[] {.1, .2, .1}) {
            failing.add(
                () -> {
                  sleep(seconds(delay));
                  throw new ValueError("" + delay);
                });
          }
          Future<?> outer = gather(failing);
          try {
            outer.await();
          } catch (Exception error) {
            log.log(error, log.t());
          }
          sleep(seconds(.2));
          log.log(outer.cancel());
        });
  }

  private static Coroutine<String> value(Trace log, double delay, String result) {
    return () -> {
      log.log("starts", result);
      return sleep(seconds(delay), result);
    };
  }

  private static void logWaitFor(Trace log, Coroutine<String> wait) {
    try {
      log.log(wait.run(), log.t());
    } catch (Exception error) {
      log.log(repr(error), log.t());
    }
  }

  @OnEachMechanism
  void waitForAtItsLimits(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Coroutine<String> failsWhenCancelled =
              () -> {
                try {
                  return sleep(seconds(10), "");
                } catch (CancelledError error) {
                  throw new ValueError("instead");
                }
              };
          Coroutine<String> returnsWhenCancelled =
              () -> {
                try {
                  return sleep(seconds(10), "");
                } catch (CancelledError error) {
                  return "instead";
                }
              };
          Future<String> done = runningLoop().createFuture();
          done.setResult("done");
          logWaitFor(log, () -> waitFor(done, Duration.ZERO));
          logWaitFor(log, () -> waitFor(value(log, 0, "zero"), Duration.ZERO));
          logWaitFor(log, () -> waitFor(value(log, 0, "negative"), seconds(-1)));
          logWaitFor(log, () -> waitFor(value(log, .1, "none"), null));
          logWaitFor(log, () -> waitFor(value(log, .5, "tie"), seconds(.5)));
          logWaitFor(log, () -> waitFor(value(log, 0, "soon"), seconds(.5)));
          logWaitFor(log, () -> waitFor(failsWhenCancelled, seconds(.1)));
          logWaitFor(log, () -> waitFor(returnsWhenCancelled, seconds(.1)));
        });
  }

  @OnEachMechanism
  void cancellingAWaitFor(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Coroutine<String> inner =
              () -> {
                try {
                  return sleep(seconds(10), "");
                } finally {
                  sleep(seconds(.2));
                  log.log("inner ends", log.t());
                }
              };
          Task<String> task = createTask(() -> waitFor(inner, seconds(5)));
          sleep(seconds(.1));
          task.cancel("outer");
          try {
            task.await();
          } catch (CancelledError error) {
            log.log(repr(error), log.t());
          }
          Future<@Nullable Integer> future = runningLoop().createFuture();
          Task<@Nullable Integer> second = createTask(() -> waitFor(future, seconds(5)));
          sleep(Duration.ZERO);
          future.setResult(1);
          second.cancel();
          sleep(Duration.ZERO);
          log.log(second.done(), second.cancelling());
          sleep(Duration.ZERO);
          log.log(second.done(), second.cancelled());
        });
  }

  private static Coroutine<String> failAfter(double delay) {
    return () -> {
      sleep(seconds(delay));
      throw new ValueError("inner");
    };
  }

  @OnEachMechanism
  void aShieldAndItsInner(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          for (boolean cancelOuter : new boolean[] {false, true}) {
            Task<String> inner = createTask(failAfter(.1));
            Future<String> outer = shield(inner);
            sleep(Duration.ZERO);
            if (cancelOuter) {
              outer.cancel("outer");
            }
            try {
              outer.await();
            } catch (Throwable error) {
              log.log(repr(error), inner.done(), log.t());
            }
            sleep(seconds(.2));
            inner.exception();
          }
          Task<String> inner = createTask(failAfter(10));
          Future<String> outer = shield(inner);
          sleep(Duration.ZERO);
          inner.cancel("inner");
          sleep(Duration.ZERO);
          log.log(inner.cancelled(), outer.cancelled());
          sleep(Duration.ZERO);
          log.log(inner.cancelled(), outer.cancelled());
          log.log(shield(inner) == inner);
        });
  }

  @OnEachMechanism
  void errorsWhileRunCleansUp(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          final class KeyError extends Exception {
            private static final long serialVersionUID = 1L;

            KeyError(String key) {
              super(key);
            }
          }
          createTask(
              () -> {
                try {
                  sleep(seconds(10));
                } catch (CancelledError error) {
                  throw new ValueError("in cleanup");
                }
              });
          createTask(
              () -> {
                try {
                  sleep(seconds(10));
                } catch (CancelledError error) {
                  sleep(seconds(.5));
                  log.log("slow ends", log.t());
                }
              });
          sleep(Duration.ZERO);
          throw new KeyError("main");
        });
  }

  @OnEachMechanism
  void aMainTaskMayCancelItself(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          self().cancel("enough");
          log.log("goes on");
          sleep(seconds(1));
        });
  }

  @OnEachMechanism
  void anExceptionInADoneCallback(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Task<Integer> task = createTask(() -> 1);
          task.addDoneCallback(
              done -> {
                throw new RuntimeError("done callback");
              });
          task.addDoneCallback(done -> log.log("second"));
          log.log(task.await());
          sleep(Duration.ZERO);
          runningLoop()
              .callSoon(
                  () -> {
                    throw new CancelledError("in a callback");
                  });
          sleep(Duration.ZERO);
        });
  }
}
