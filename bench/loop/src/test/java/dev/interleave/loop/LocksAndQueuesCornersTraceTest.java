package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.gather;
import static dev.interleave.loop.Asyncio.sleep;
import static dev.interleave.loop.ExpectedTraces.check;
import static dev.interleave.loop.Trace.repr;
import static dev.interleave.loop.Trace.seconds;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.TestInfo;

/** The corners of locks, queues and of waiting for several. */
class LocksAndQueuesCornersTraceTest {

  /** A task for each letter of {@code names}. */
  private static List<Task<?>> tasks(String names, Function<String, Action> of) {
    List<Task<?>> tasks = new ArrayList<>();
    for (int i = 0; i < names.length(); i++) {
      tasks.add(createTask(of.apply(names.substring(i, i + 1))));
    }
    return tasks;
  }

  @OnEachMechanism
  void aLockWhoseWaiterIsCancelled(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Lock lock = new Lock();
          lock.acquire();
          List<Task<?>> tasks =
              tasks(
                  "abcd",
                  name ->
                      () -> {
                        try (Held _ = lock.hold()) {
                          log.log(name, "in");
                          sleep(Duration.ZERO);
                        } catch (CancelledError error) {
                          log.log(name, "cancelled");
                        }
                      });
          sleep(Duration.ZERO);
          tasks.get(1).cancel();
          lock.release();
          tasks.get(0).cancel();
          log.log("locked:", lock.locked());
          gather(tasks).await();
          log.log("locked:", lock.locked());
          try {
            lock.release();
          } catch (IllegalStateException error) {
            log.log("RuntimeError");
          }
        });
  }

  @OnEachMechanism
  void aLockCanBeTakenBeforeItsNextWaiterRuns(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Lock lock = new Lock();
          List<Task<?>> tasks =
              tasks(
                  "ab",
                  name ->
                      () -> {
                        for (int i = "a".equals(name) ? 3 : 2; i > 0; i--) {
                          try (Held _ = lock.hold()) {
                            log.log(name, "in");
                            sleep(Duration.ZERO);
                          }
                        }
                      });
          gather(tasks).await();
        });
  }

  @OnEachMechanism
  void aSemaphoreWhoseWaiterIsCancelled(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Semaphore semaphore = new BoundedSemaphore(1);
          semaphore.acquire();
          List<Task<?>> tasks =
              tasks(
                  "abc",
                  name ->
                      () -> {
                        try (Held _ = semaphore.hold()) {
                          log.log(name, "in");
                          sleep(Duration.ZERO);
                        } catch (CancelledError error) {
                          log.log(name, "cancelled");
                        }
                      });
          sleep(Duration.ZERO);
          semaphore.release();
          tasks.get(0).cancel();
          gather(tasks).await();
          log.log("locked:", semaphore.locked());
          try {
            semaphore.release();
          } catch (IllegalStateException error) {
            log.log("ValueError");
          }
        });
  }

  @OnEachMechanism
  void aConditionWhoseWaiterIsCancelled(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Condition condition = new Condition();
          List<Task<?>> tasks =
              tasks(
                  "abc",
                  name ->
                      () -> {
                        try (Held _ = condition.hold()) {
                          try {
                            condition.await();
                            log.log(name, "notified", log.t());
                          } catch (CancelledError error) {
                            log.log(name, "cancelled", condition.locked(), log.t());
                          }
                        }
                      });
          sleep(Duration.ZERO);
          try (Held _ = condition.hold()) {
            tasks.get(0).cancel();
            sleep(seconds(.1));
            condition.notify(2);
            log.log("notified two");
          }
          gather(tasks).await();
          List<Integer> ready = new ArrayList<>();
          Task<?> task =
              createTask(
                  () -> {
                    try (Held _ = condition.hold()) {
                      condition.awaitUntil(() -> ready.size() == 2);
                      log.log("both", log.t());
                    }
                  });
          for (int item = 0; item < 2; item++) {
            sleep(seconds(.1));
            try (Held _ = condition.hold()) {
              ready.add(item);
              condition.notifyEach();
            }
          }
          task.await();
        });
  }

  @OnEachMechanism
  void aQueueWhoseGetterIsCancelled(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Queue<Integer> queue = new Queue<>();
          List<Task<?>> tasks =
              tasks(
                  "abc",
                  name ->
                      () -> {
                        try {
                          log.log(name, "got", queue.get());
                        } catch (CancelledError error) {
                          log.log(name, "cancelled");
                        }
                      });
          sleep(Duration.ZERO);
          queue.putNowait(1);
          tasks.get(0).cancel();
          sleep(Duration.ZERO);
          sleep(Duration.ZERO);
          log.log("size", queue.qsize());
          tasks.get(1).cancel();
          sleep(Duration.ZERO);
          queue.put(2);
          gather(tasks).await();
          try {
            queue.getNowait();
          } catch (QueueEmptyException error) {
            log.log("QueueEmpty");
          }
        });
  }

  @OnEachMechanism
  void aQueueIsJoined(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Queue<Integer> queue = new Queue<>(3);
          List<Task<?>> workers =
              tasks(
                  "ab",
                  name ->
                      () -> {
                        while (true) {
                          int item = queue.get();
                          sleep(seconds(item / 10.0));
                          log.log(name, item, log.t());
                          queue.taskDone();
                        }
                      });
          for (int item : new int[] {3, 1, 2, 1, 1}) {
            queue.put(item);
            log.log("put", item, log.t());
          }
          queue.join();
          log.log("joined", log.t());
          workers.forEach(Task::cancel);
          try {
            queue.taskDone();
          } catch (IllegalStateException error) {
            log.log("ValueError");
          }
        });
  }

  @OnEachMechanism
  void queuesOfOtherOrders(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          record Item(int rank, int index) {
            @Override
            public String toString() {
              return rank + "." + index;
            }
          }
          Queue<Item> priority = new PriorityQueue<>(0, Comparator.comparingInt(Item::rank));
          Queue<Integer> lifo = new LifoQueue<>(0);
          int[] ranks = {2, 1, 2, 1, 3, 1, 2, 1};
          for (int i = 0; i < ranks.length; i++) {
            priority.putNowait(new Item(ranks[i], i));
            lifo.putNowait(i);
          }
          for (Queue<?> queue : List.of(priority, lifo)) {
            List<Object> items = new ArrayList<>();
            while (!queue.empty()) {
              items.add(queue.getNowait());
            }
            log.log(items.toArray());
          }
        });
  }

  @OnEachMechanism
  void asCompletedWithATimeoutAndErrors(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          List<Coroutine<Double>> all = new ArrayList<>();
          for (double delay : new double[] {.1, .2, .4, .5}) {
            all.add(
                () -> {
                  sleep(seconds(delay));
                  if (delay == .2) {
                    throw new ValueError("late");
                  }
                  return delay;
                });
          }
          for (Coroutine<Double> nextDone : Asyncio.<Double>asCompleted(all, seconds(.3))) {
            try {
              log.log(nextDone.run(), log.t());
            } catch (Exception error) {
              log.log(repr(error), log.t());
            }
          }
        });
  }

  @OnEachMechanism
  void waitCanBeCancelled(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          List<Task<?>> children = new ArrayList<>();
          for (double delay : new double[] {.2, .3}) {
            children.add(
                createTask(
                    () -> {
                      sleep(seconds(delay));
                      log.log("done", delay, log.t());
                    }));
          }
          Task<?> task = createTask(() -> Asyncio.wait(children, null, ReturnWhen.ALL_COMPLETED));
          sleep(seconds(.1));
          task.cancel();
          try {
            task.await();
          } catch (CancelledError error) {
            log.log("cancelled", log.t());
          }
          sleep(seconds(.3));
          var waited = Asyncio.wait(children, Duration.ZERO, ReturnWhen.ALL_COMPLETED);
          log.log(waited.done().size(), waited.pending().size(), log.t());
        });
  }
}
