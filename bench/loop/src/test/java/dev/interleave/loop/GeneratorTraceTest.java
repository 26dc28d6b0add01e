package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.runningLoop;
import static dev.interleave.loop.Asyncio.sleep;
import static dev.interleave.loop.ExpectedTraces.check;
import static dev.interleave.loop.Trace.repr;
import static dev.interleave.loop.Trace.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.junit.jupiter.api.TestInfo;

/** What is sent and thrown into generators, and how they end. */
class GeneratorTraceTest {

  @OnEachMechanism
  void valuesAreSentIntoAGenerator(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          SendingGenerator<Object, Integer> source =
              new SendingGenerator<>(
                  out -> {
                    int total = 0;
                    int count = 0;
                    Object result = "None";
                    while (true) {
                      Integer number = out.emit(result);
                      if (number == null) {
                        log.log("nothing sent");
                        continue;
                      }
                      sleep(seconds(1));
                      total += number;
                      count++;
                      result = total / count;
                    }
                  });
          try {
            source.send(1);
          } catch (IllegalArgumentException error) {
            log.log("TypeError");
          }
          log.log(source.send(null));
          for (int number : new int[] {10, 20, 60}) {
            log.log(source.send(number), log.t());
          }
          log.log(source.next());
          source.close();
          try {
            source.send(1);
          } catch (NoSuchElementException error) {
            log.log("ended");
          }
          log.log(source.next("default"));
        });
  }

  @OnEachMechanism
  void anErrorIsThrownIntoAGenerator(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          AsyncGenerator<Integer> source =
              new AsyncGenerator<>(
                  out -> {
                    int number = 0;
                    while (true) {
                      try {
                        out.emit(number);
                        if (number < 0) {
                          throw new ValueError("makes the exception a checked one");
                        }
                      } catch (ValueError error) {
                        log.log("caught", repr(error));
                        sleep(seconds(1));
                        number += 100;
                      }
                      number++;
                    }
                  });
          log.log(source.next());
          log.log(source.throwInto(new ValueError("one")), log.t());
          log.log(source.next());
          try {
            source.throwInto(new RuntimeError("two"));
          } catch (RuntimeError error) {
            log.log(repr(error));
          }
          try {
            source.next();
          } catch (NoSuchElementException error) {
            log.log("ended");
          }
          for (int _ : source) {
            log.log("unreached");
          }
        });
  }

  @OnEachMechanism
  void anErrorIsThrownIntoAGeneratorNotBegun(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          AsyncGenerator<Object> source =
              new AsyncGenerator<>(
                  out -> {
                    log.log("unreached");
                    out.emit(1);
                  });
          try {
            source.throwInto(new RuntimeError("one"));
          } catch (RuntimeError error) {
            log.log("ValueError('one')");
          }
          log.log(source.next("default"));
        });
  }

  @OnEachMechanism
  void aGeneratorAnswersAnErrorByEnding(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          AsyncGenerator<Integer> source =
              new AsyncGenerator<>(
                  out -> {
                    try {
                      out.emit(1);
                    } catch (RuntimeError error) {
                      log.log("ends");
                    }
                  });
          log.log(source.next());
          try {
            source.throwInto(new RuntimeError("one"));
          } catch (NoSuchElementException error) {
            log.log("ended");
          }
        });
  }

  @OnEachMechanism
  void aGeneratorIgnoresItsClose(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          AsyncGenerator<Object> source =
              new AsyncGenerator<>(
                  out -> {
                    for (int number = 0; number < 2; number++) {
                      try {
                        out.emit(number);
                      } catch (GeneratorExit exit) {
                        log.log("ignored");
                      }
                    }
                  });
          log.log(source.next());
          try {
            source.close();
          } catch (IllegalStateException error) {
            log.log(error);
          }
          log.log(source.next("default"));
          source.close();
          log.log("closed");
        });
  }

  private static AsyncGenerator<String> cleaning(Trace log, String name) {
    return new AsyncGenerator<>(
        out -> {
          try {
            out.emit(name);
          } finally {
            log.log(name, "cleans up", log.t());
            sleep(seconds(1));
            log.log(name, "cleaned up", log.t());
          }
        });
  }

  @OnEachMechanism
  void aGeneratorCleansUpAsItIsClosed(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          AsyncGenerator<String> source =
              new AsyncGenerator<>(
                  out -> {
                    try (AsyncGenerator<String> inner = cleaning(log, "inner")) {
                      inner.forEach(out::emit);
                    } finally {
                      log.log("outer ends");
                    }
                  });
          log.log(source.next());
          source.close();
          log.log(source.next("default"));
          AsyncGenerator<String> notBegun = cleaning(log, "not begun");
          notBegun.close();
          log.log(notBegun.next("default"));
        });
  }

  @OnEachMechanism
  @SuppressWarnings("Finally") // That is what is tested.
  void aGeneratorFailsWhileItIsClosed(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          AsyncGenerator<Object> source =
              new AsyncGenerator<>(
                  out -> {
                    try {
                      out.emit(1);
                    } catch (GeneratorExit exit) {
                      throw new ValueError("in finally");
                    }
                  });
          log.log(source.next());
          try {
            Coroutine.of(source::close).run();
          } catch (ValueError error) {
            log.log(repr(error));
          }
          log.log(source.next("default"));
        });
  }

  @OnEachMechanism
  void twoTasksAskOneGenerator(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          SendingGenerator<Object, Object> source =
              new SendingGenerator<>(
                  out -> {
                    sleep(seconds(1));
                    out.emit(1);
                    out.emit(2);
                  });
          Task<Object> task = createTask(() -> source.next("default"));
          sleep(Duration.ZERO);
          for (Action ask :
              List.<Action>of(
                  source::next,
                  () -> source.send(null),
                  source::close,
                  () -> source.throwInto(new ValueError("x")))) {
            try {
              ask.run();
            } catch (IllegalStateException error) {
              log.log("RuntimeError", error);
            }
          }
          log.log(task.await());
          log.log(source.next());
          log.log(source.next("default"));
        });
  }

  @OnEachMechanism
  void aGeneratorOutlivesTheCancellationOfItsConsumer(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          AsyncGenerator<Integer> source =
              new AsyncGenerator<>(
                  out -> {
                    for (int number = 1; ; number++) {
                      try {
                        sleep(seconds(1));
                      } catch (CancelledError error) {
                        log.log("generator ignores", log.t());
                      }
                      out.emit(number);
                    }
                  });
          Task<?> task =
              createTask(
                  () -> {
                    for (int number : source) {
                      log.log("got", number, log.t());
                      if (number == 3) {
                        break;
                      }
                    }
                  });
          sleep(seconds(1.5));
          task.cancel();
          task.await();
          log.log(task.cancelled(), task.cancelling());
          log.log(source.next(), log.t());
        });
  }

  private static AsyncGenerator<String> halfWay(Trace log, String name) {
    return new AsyncGenerator<>(
        out -> {
          try {
            out.emit(name);
            out.emit(name + " again");
          } finally {
            sleep(seconds(name.charAt(0) - 'a'));
            log.log(name, "closed", log.t());
            fail(name);
          }
        });
  }

  private static void fail(String name) throws ValueError {
    if (name.equals("b")) {
      throw new ValueError("b");
    }
  }

  @OnEachMechanism
  void generatorsHalfWayAreClosedByRun(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          runningLoop()
              .setExceptionHandler(
                  (loop, context) ->
                      log.log(
                          "handler:",
                          context.message(),
                          "|",
                          repr(Objects.requireNonNull(context.exception()))));
          AsyncGenerator<String> inner = halfWay(log, "c");
          AsyncGenerator<String> outer =
              new AsyncGenerator<>(
                  out -> {
                    try {
                      inner.forEach(out::emit);
                    } finally {
                      log.log("outer closed");
                    }
                  });
          log.log(halfWay(log, "a").next());
          log.log(halfWay(log, "b").next());
          log.log(outer.next());
          AsyncGenerator<String> neverBegun = halfWay(log, "never begun");
          assertThat(neverBegun.iterator()).isNotNull();
        });
  }
}
