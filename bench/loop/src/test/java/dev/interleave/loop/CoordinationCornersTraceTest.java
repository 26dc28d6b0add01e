package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.currentTask;
import static dev.interleave.loop.Asyncio.runningLoop;
import static dev.interleave.loop.Asyncio.sleep;
import static dev.interleave.loop.Asyncio.timeout;
import static dev.interleave.loop.ExpectedTraces.check;
import static dev.interleave.loop.Trace.repr;
import static dev.interleave.loop.Trace.seconds;
import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInfo;

/** The corners of task groups, timeouts and generators. */
class CoordinationCornersTraceTest {

  private static Action child(Trace log, String name, @Nullable Exception error) {
    return () -> {
      try {
        sleep(seconds(10));
      } finally {
        log.log(name, "ends", log.t());
        if (error != null) {
          throwIt(error);
        }
      }
    };
  }

  private static void throwIt(Exception error) throws Exception {
    throw error;
  }

  private static List<String> messages(ExceptionGroup group) {
    return group.exceptions().stream().map(Trace::str).toList();
  }

  @OnEachMechanism
  void aTaskGroupWhoseBodyFails(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          TaskGroup group = new TaskGroup();
          try {
            group.run(
                () -> {
                  group.createTask(child(log, "a", null));
                  sleep(seconds(.1));
                  throw new ValueError("body");
                });
          } catch (ExceptionGroup error) {
            log.log("ExceptionGroup", error, messages(error));
          }
          try {
            group.createTask(child(log, "late", null));
          } catch (IllegalStateException error) {
            log.log("RuntimeError");
          }
        });
  }

  @OnEachMechanism
  void aTaskGroupWhoseParentIsCancelled(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          ValueError[] errors = {null, new ValueError("child")};
          for (ValueError error : errors) {
            for (boolean inBody : new boolean[] {true, false}) {
              Task<?> task =
                  createTask(
                      () -> {
                        TaskGroup group = new TaskGroup();
                        group.run(
                            () -> {
                              group.createTask(child(log, "a", error));
                              if (inBody) {
                                sleep(seconds(10));
                              }
                            });
                      });
              sleep(seconds(.1));
              task.cancel("parent");
              try {
                task.await();
              } catch (Throwable failure) {
                log.log(
                    Trace.nameOf(failure), failure, task.cancelled(), task.cancelling(), log.t());
              }
            }
          }
        });
  }

  @OnEachMechanism
  void aCancelledChildDoesNotFailItsTaskGroup(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          record Child(Trace log, double delay) implements Action {
            @Override
            public void run() {
              sleep(seconds(delay));
              log.log("child", delay);
            }
          }
          TaskGroup group = new TaskGroup();
          Task<?> first =
              group.run(
                  () -> {
                    Task<?> cancelled = group.createTask(new Child(log, .1));
                    group.createTask(new Child(log, .2));
                    sleep(Duration.ZERO);
                    cancelled.cancel();
                    return cancelled;
                  });
          log.log(first.cancelled(), log.t());
        });
  }

  @OnEachMechanism
  void taskGroupsNest(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Action fail =
              () -> {
                sleep(seconds(.1));
                throw new ValueError("inner");
              };
          TaskGroup outer = new TaskGroup();
          try {
            outer.run(
                () -> {
                  outer.createTask(
                      () -> {
                        TaskGroup inner = new TaskGroup();
                        inner.run(
                            () -> {
                              inner.createTask(fail);
                              inner.createTask(fail);
                            });
                      });
                  outer.createTask(
                      () -> {
                        try {
                          sleep(seconds(10));
                        } finally {
                          log.log("sibling", log.t());
                        }
                      });
                });
          } catch (ExceptionGroup error) {
            log.log(error, log.t());
            ExceptionGroup inner = (ExceptionGroup) error.exceptions().getFirst();
            log.log(inner, messages(inner));
          }
          log.log(requireNonNull(currentTask()).cancelling());
        });
  }

  @OnEachMechanism
  void timeoutsNest(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          for (double[] delays : new double[][] {{.1, .2}, {.2, .1}, {.1, .1}}) {
            Timeout outer = timeout(seconds(delays[0]));
            Timeout[] made = new Timeout[1];
            try {
              outer.run(
                  () -> {
                    Timeout inner = timeout(seconds(delays[1]));
                    made[0] = inner;
                    try {
                      inner.run(() -> sleep(seconds(10)));
                    } catch (TimeoutException error) {
                      log.log("inner", inner.expired(), outer.expired());
                      sleep(seconds(.05));
                      log.log("went on");
                    }
                  });
            } catch (TimeoutException error) {
              log.log("outer", made[0].expired(), outer.expired());
            }
            log.log(log.t(), requireNonNull(currentTask()).cancelling());
          }
        });
  }

  @OnEachMechanism
  void aTimeoutAndACancellation(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          for (double delay : new double[] {.1, .5}) {
            Task<?> task = createTask(() -> timeout(seconds(delay)).run(() -> sleep(seconds(10))));
            sleep(Duration.ZERO);
            runningLoop().callLater(seconds(.1), () -> task.cancel("too"));
            try {
              task.await();
            } catch (Throwable error) {
              log.log(repr(error), task.cancelling(), log.t());
            }
          }
        });
  }

  @OnEachMechanism
  void aTimeoutCanBeMoved(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Timeout limit = timeout(seconds(.1));
          limit.run(
              () -> {
                limit.reschedule(runningLoop().time() + 1);
                sleep(seconds(.5));
                limit.reschedule(null);
                sleep(seconds(5));
              });
          log.log(limit.expired(), log.t());
          Timeout past = timeout(seconds(-1));
          try {
            past.run(
                () -> {
                  log.log("begun");
                  sleep(Duration.ZERO);
                  log.log("one pass later");
                  sleep(Duration.ZERO);
                  log.log("unreached");
                });
          } catch (TimeoutException error) {
            log.log(past.expired(), log.t());
          }
          try {
            past.reschedule(null);
          } catch (IllegalStateException error) {
            log.log("RuntimeError");
          }
        });
  }

  private static AsyncGenerator<Integer> numbers(Trace log, int count) {
    return new AsyncGenerator<>(
        out -> {
          try {
            for (int number = 0; number < count; number++) {
              sleep(Duration.ZERO);
              out.emit(number);
            }
          } finally {
            log.log("numbers closed");
          }
        });
  }

  @OnEachMechanism
  void generatorsFailAndNest(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Task<?> task =
              createTask(
                  () -> {
                    for (int step = 0; step < 4; step++) {
                      log.log("other", step);
                      sleep(Duration.ZERO);
                    }
                  });
          AsyncGenerator<Integer> source = numbers(log, 5);
          AsyncGenerator<Integer> doubled =
              new AsyncGenerator<>(
                  out -> {
                    for (int number : source) {
                      if (number == 2) {
                        throw new ValueError("two");
                      }
                      out.emit(2 * number);
                    }
                  });
          try {
            for (int number : doubled) {
              log.log("got", number);
            }
          } catch (Exception error) {
            log.log(repr(error));
          }
          source.close();
          source.close();
          for (int _ : source) {
            log.log("unreached");
          }
          task.await();
        });
  }

  @OnEachMechanism
  void aTaskIsCancelledInsideAGenerator(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          AsyncGenerator<String> ticks =
              new AsyncGenerator<>(
                  out -> {
                    try {
                      while (true) {
                        sleep(seconds(1));
                        out.emit(requireNonNull(currentTask()).name());
                      }
                    } catch (CancelledError error) {
                      log.log("generator cancelled", log.t());
                      throw error;
                    }
                  });
          Action consumer =
              () -> {
                for (String tick : ticks) {
                  log.log("tick", tick, log.t());
                }
              };
          Task<?> task = createTask(consumer, "consumer");
          sleep(seconds(2.5));
          task.cancel();
          try {
            task.await();
          } catch (CancelledError error) {
            log.log("cancelled", log.t());
          }
        });
  }

  @OnEachMechanism
  void runClosesTheGeneratorsThatAreLeft(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          AsyncGenerator<Integer> ticks =
              new AsyncGenerator<>(
                  out -> {
                    try {
                      while (true) {
                        sleep(seconds(1));
                        out.emit(1);
                      }
                    } finally {
                      sleep(seconds(1));
                      log.log("closed", log.t());
                    }
                  });
          for (int _ : ticks) {
            log.log("tick", log.t());
            break;
          }
          log.log("main ends");
        });
  }
}
