package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.currentTask;
import static dev.interleave.loop.Asyncio.gather;
import static dev.interleave.loop.Asyncio.runningLoop;
import static dev.interleave.loop.Asyncio.sleep;
import static dev.interleave.loop.Asyncio.timeout;
import static dev.interleave.loop.Asyncio.waitFor;
import static dev.interleave.loop.ExpectedTraces.check;
import static dev.interleave.loop.Trace.seconds;
import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.TestInfo;

/** Two things that come in one pass, and generators that are used at bad moments. */
class SamePassTraceTest {

  private static int cancelling() {
    return requireNonNull(currentTask()).cancelling();
  }

  @OnEachMechanism
  void aResultAndACancellationComeInOnePass(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          for (String first : List.of("result", "cancel")) {
            Future<Integer> future = runningLoop().createFuture();
            Task<?> task =
                createTask(
                    () -> {
                      int result = waitFor(future, seconds(1));
                      log.log("result wins", result, cancelling());
                      sleep(seconds(1));
                      log.log("slept", log.t());
                    });
            sleep(Duration.ZERO);
            if (first.equals("result")) {
              future.setResult(1);
              log.log("cancel:", task.cancel());
            } else {
              log.log("cancel:", task.cancel());
              log.log("future done:", future.done(), future.cancelled());
            }
            try {
              task.await();
            } catch (CancelledError cancelled) {
              log.log("cancelled", log.t());
            }
          }
        });
  }

  @OnEachMechanism
  void nestedTimeoutsExpireInOnePass(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          for (boolean before : new boolean[] {false, true}) {
            Timeout outer = timeout(seconds(.1));
            List<Timeout> inner = new ArrayList<>();
            try {
              outer.run(
                  () -> {
                    Timeout made = timeout(seconds(.1));
                    inner.add(made);
                    try {
                      made.run(
                          () -> {
                            if (before) {
                              made.reschedule(runningLoop().time() + .1);
                            }
                            sleep(seconds(1));
                          });
                    } catch (TimeoutException late) {
                      log.log("inner times out");
                    }
                    log.log("between");
                    sleep(Duration.ZERO);
                    log.log("after");
                  });
            } catch (TimeoutException late) {
              log.log("outer times out");
            }
            log.log(outer.expired(), inner.getFirst().expired(), cancelling(), log.t());
          }
        });
  }

  @OnEachMechanism
  void aGroupFailsAsItsParentIsCancelled(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Task<?> task =
              createTask(
                  () -> {
                    TaskGroup group = new TaskGroup();
                    try {
                      group.run(
                          () -> {
                            group.createTask(
                                () -> {
                                  sleep(seconds(.1));
                                  throw new ValueError("child");
                                });
                            sleep(seconds(1));
                          });
                    } catch (ExceptionGroup failed) {
                      log.log("caught", failed.exceptions().size(), cancelling());
                    }
                    sleep(Duration.ZERO);
                    log.log("goes on", cancelling());
                  });
          runningLoop().callLater(seconds(.1), task::cancel);
          try {
            task.await();
            log.log("not cancelled", log.t());
          } catch (CancelledError cancelled) {
            log.log("cancelled", log.t());
          }
        });
  }

  @OnEachMechanism
  void generatorsThatAreClosedAtBadMoments(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          AsyncGenerator<Integer> stubborn =
              new AsyncGenerator<>(
                  out -> {
                    try {
                      out.emit(1);
                    } finally {
                      log.log("closing");
                      sleep(seconds(.1));
                      out.emit(2);
                      log.log("unreached");
                    }
                  });
          log.log(stubborn.iterator().next());
          try {
            stubborn.close();
          } catch (IllegalStateException error) {
            log.log("yields while it is closed", log.t());
          }
          AsyncGenerator<Integer> slow =
              new AsyncGenerator<>(
                  out -> {
                    try {
                      sleep(seconds(1));
                      out.emit(3);
                    } finally {
                      log.log("slow ends");
                    }
                  });
          List<Task<?>> tasks = new ArrayList<>();
          for (String name : List.of("a", "b")) {
            tasks.add(
                createTask(
                    () -> {
                      try {
                        log.log(name, slow.iterator().next());
                      } catch (IllegalStateException error) {
                        log.log(name, "is too many");
                      }
                    }));
          }
          sleep(Duration.ZERO);
          try {
            slow.close();
          } catch (IllegalStateException error) {
            log.log("closed while it runs");
          }
          gather(tasks).await();
          slow.close();
          log.log("end", log.t());
        });
  }
}
