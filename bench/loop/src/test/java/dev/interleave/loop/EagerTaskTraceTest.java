package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.allTasks;
import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.currentTask;
import static dev.interleave.loop.Asyncio.gather;
import static dev.interleave.loop.Asyncio.runningLoop;
import static dev.interleave.loop.Asyncio.sleep;
import static dev.interleave.loop.Trace.repr;
import static dev.interleave.loop.Trace.seconds;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.TestInfo;

/** Tasks that run as they are made. */
class EagerTaskTraceTest {

  /** Here tasks are eager but for main, which in the scenarios sets the task factory. */
  private static void check(TestInfo test, Mechanism mechanism, Trace.Scenario scenario) {
    ExpectedTraces.check(test, mechanism, options -> options.eagerTasks(true), scenario);
  }

  private static String nameOfCurrentTask() {
    return Objects.requireNonNull(currentTask()).name();
  }

  @OnEachMechanism
  void anEagerTaskRunsAsItIsMade(Mechanism mechanism, TestInfo test) {
    record Child(Trace log, String name, boolean waits) implements Coroutine<String> {
      @Override
      public String run() {
        log.log(name, "begins");
        if (waits) {
          sleep(Duration.ZERO);
          log.log(name, "goes on", nameOfCurrentTask());
        }
        return name + "'s";
      }
    }
    check(
        test,
        mechanism,
        log -> {
          runningLoop().callSoon(() -> log.log("soon"));
          Task<String> one = createTask(new Child(log, "one", false), "eager one");
          log.log(one.done(), one.result(), currentTask() != one);
          Task<String> two = createTask(new Child(log, "two", true), "eager two");
          log.log(two.done(), allTasks().contains(two), allTasks().contains(one));
          log.log(two.await());
          log.log(one.await());
        });
  }

  @OnEachMechanism
  void anEagerTaskFailsOrIsCancelled(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Task<String> failed =
              createTask(
                  () -> {
                    throw new ValueError("at once");
                  });
          log.log(failed.done(), repr(failed.exception()));
          Task<?> cancelled =
              createTask(
                  () -> {
                    Objects.requireNonNull(currentTask()).cancel();
                    try {
                      sleep(seconds(1));
                    } finally {
                      log.log("cleans up");
                    }
                  });
          log.log(cancelled.done());
          try {
            cancelled.await();
          } catch (CancelledError error) {
            log.log("cancelled");
          }
          Task<?> later = createTask(() -> sleep(seconds(1)));
          later.cancel();
          Asyncio.wait(List.of(later), null, ReturnWhen.ALL_COMPLETED);
          log.log(later.cancelled(), log.t());
        });
  }

  @OnEachMechanism
  void eagerTasksNest(Mechanism mechanism, TestInfo test) {
    record Nested(Trace log, int depth) implements Action {
      @Override
      public void run() {
        log.log("in", depth);
        if (depth > 0) {
          Task<?> task = createTask(new Nested(log, depth - 1));
          log.log("back", depth, task.done());
          task.await();
        } else {
          sleep(Duration.ZERO);
        }
        log.log("out", depth);
      }
    }
    check(test, mechanism, log -> new Nested(log, 2).run());
  }

  @OnEachMechanism
  void gatherOfEagerTasks(Mechanism mechanism, TestInfo test) {
    record Value(Trace log, int number) implements Coroutine<Integer> {
      @Override
      public Integer run() {
        log.log("value", number);
        return number;
      }
    }
    check(
        test,
        mechanism,
        log -> {
          Future<List<Integer>> done = gather(new Value(log, 1), new Value(log, 2));
          log.log(done.done(), done.result());
          Future<List<Integer>> mixed = gather(new Value(log, 3), () -> sleep(seconds(1), 4));
          log.log(mixed.done());
          log.log(mixed.await(), log.t());
        });
  }

  @OnEachMechanism
  void aGroupOfEagerTasks(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          TaskGroup group = new TaskGroup();
          try {
            group.run(
                () -> {
                  group.createTask(() -> log.log("a"));
                  group.createTask(
                      () -> {
                        log.log("b");
                        throw new ValueError("b");
                      });
                  log.log("body goes on");
                  sleep(seconds(1));
                  log.log("unreached");
                });
          } catch (ExceptionGroup errors) {
            log.log("(" + repr(errors.exceptions().getFirst()) + ",)");
          }
        });
  }

  @OnEachMechanism
  void anEagerTaskMadeByACallback(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          EventLoop loop = runningLoop();
          List<Task<?>> tasks = new ArrayList<>();
          loop.callSoon(
              () -> {
                tasks.add(
                    createTask(
                        () -> {
                          log.log("child", currentTask() != null);
                          sleep(Duration.ZERO);
                          log.log("child ends");
                        }));
                log.log("callback", currentTask() == null);
              });
          sleep(seconds(1));
          log.log(tasks.getFirst().done());
        });
  }
}
