package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.gather;
import static dev.interleave.loop.Asyncio.sleep;
import static dev.interleave.loop.Asyncio.timeout;
import static dev.interleave.loop.ExpectedTraces.check;
import static dev.interleave.loop.Trace.seconds;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInfo;

/** Groups, timeouts, locks, queues and generators log what CPython's do. */
class CoordinationTraceTest {

  @OnEachMechanism
  void aTaskGroupWaitsForAll(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          record Work(Trace log, String name, double delay) implements Coroutine<String> {
            @Override
            public String run() {
              sleep(seconds(delay));
              log.log(name, log.t());
              return name;
            }
          }
          TaskGroup group = new TaskGroup();
          List<Task<String>> tasks =
              group.run(
                  () -> {
                    Task<String> first = group.createTask(new Work(log, "a", .2));
                    Task<String> second = group.createTask(new Work(log, "b", .1));
                    log.log("body ends", log.t());
                    return List.of(first, second);
                  });
          log.log(tasks.get(0).result(), tasks.get(1).result(), log.t());
        });
  }

  @OnEachMechanism
  void aFailingChildCancelsItsTaskGroup(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          record Sleeper(Trace log, String name, double delay) implements Action {
            @Override
            public void run() {
              try {
                sleep(seconds(delay));
              } catch (CancelledError cancelled) {
                log.log(name, "cancelled", log.t());
                throw cancelled;
              }
            }
          }
          TaskGroup group = new TaskGroup();
          try {
            group.run(
                () -> {
                  group.createTask(new Sleeper(log, "s1", 10));
                  group.createTask(
                      () -> {
                        sleep(seconds(.1));
                        throw new ValueError("child");
                      });
                  group.createTask(new Sleeper(log, "s2", 10));
                  new Sleeper(log, "body", 5).run();
                });
          } catch (ExceptionGroup errors) {
            log.log("group:", errors.exceptions().stream().map(Trace::str).toList(), log.t());
          }
        });
  }

  @OnEachMechanism
  void aTimeoutBoundsABlock(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Timeout limit = timeout(seconds(.5));
          try {
            limit.run(
                () -> {
                  log.log("expired:", limit.expired());
                  sleep(seconds(10));
                });
          } catch (TimeoutException error) {
            log.log("TimeoutError; expired:", limit.expired(), log.t());
          }
          Timeout second = timeout(seconds(.5));
          second.run(() -> sleep(seconds(.1)));
          log.log("in time; expired:", second.expired(), log.t());
        });
  }

  @OnEachMechanism
  void asCompletedYieldsInCompletionOrder(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          record After(double delay) implements Coroutine<Double> {
            @Override
            public Double run() {
              sleep(seconds(delay));
              return delay;
            }
          }
          List<After> all = List.of(new After(.3), new After(.1), new After(.2));
          for (Coroutine<Double> nextDone : Asyncio.<Double>asCompleted(all)) {
            log.log(nextDone.run(), log.t());
          }
        });
  }

  private static List<String> names(Collection<Task<Double>> tasks) {
    return tasks.stream().map(Task::name).sorted().toList();
  }

  private static Task<Double> after(String name, double delay, @Nullable Exception error) {
    return createTask(
        () -> {
          sleep(seconds(delay));
          if (error != null) {
            throw error;
          }
          return delay;
        },
        name);
  }

  @OnEachMechanism
  void waitReturnsDoneAndPending(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          List<Task<Double>> tasks =
              List.of(
                  after("a", .1, null),
                  after("b", .2, new ValueError("b")),
                  after("c", .3, null),
                  after("d", .4, null));
          for (ReturnWhen when : List.of(ReturnWhen.FIRST_COMPLETED, ReturnWhen.FIRST_EXCEPTION)) {
            var waited = Asyncio.wait(tasks, null, when);
            log.log(when, names(waited.done()), names(waited.pending()), log.t());
          }
          var late = Asyncio.wait(tasks, seconds(.15), ReturnWhen.ALL_COMPLETED);
          log.log("timeout", names(late.done()), names(late.pending()), log.t());
          var all = Asyncio.wait(tasks, null, ReturnWhen.ALL_COMPLETED);
          log.log("all", names(all.done()), names(all.pending()), log.t());
          tasks.get(1).exception();
        });
  }

  @OnEachMechanism
  void aBoundedQueueAppliesBackPressure(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Queue<@Nullable Integer> queue = new Queue<>(2);
          Action producer =
              () -> {
                for (int item = 0; item < 5; item++) {
                  queue.put(item);
                  log.log("put", item, "size", queue.qsize());
                }
                queue.put(null);
              };
          Action consumer =
              () -> {
                for (Integer item = queue.get(); item != null; item = queue.get()) {
                  log.log("got", item, "size", queue.qsize());
                  sleep(seconds(.1));
                }
              };
          gather(Coroutine.of(producer), Coroutine.of(consumer)).await();
          log.log("empty:", queue.empty(), log.t());
        });
  }

  private static Coroutine<?> holder(Trace log, Lock lock, String name) {
    return Coroutine.of(
        () -> {
          try (Held _ = lock.hold()) {
            log.log(name, "in", log.t());
            sleep(seconds(.1));
          }
          log.log(name, "out");
        });
  }

  @OnEachMechanism
  void aLockIsFair(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Lock lock = new Lock();
          gather(holder(log, lock, "a"), holder(log, lock, "b"), holder(log, lock, "c")).await();
          log.log("locked:", lock.locked());
        });
  }

  @OnEachMechanism
  void aSemaphoreAdmitsItsCount(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Semaphore semaphore = new Semaphore(2);
          List<Coroutine<?>> workers = new ArrayList<>();
          for (String name : List.of("a", "b", "c", "d", "e")) {
            workers.add(
                Coroutine.of(
                    () -> {
                      try (Held _ = semaphore.hold()) {
                        log.log(name, "in", log.t());
                        sleep(seconds(.1));
                      }
                    }));
          }
          gather(workers).await();
        });
  }

  @OnEachMechanism
  void anEventWakesAllItsWaiters(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Event event = new Event();
          List<Task<?>> tasks = new ArrayList<>();
          for (String name : List.of("a", "b")) {
            tasks.add(
                createTask(
                    () -> {
                      event.await();
                      log.log(name, "woken", log.t());
                    }));
          }
          sleep(seconds(.1));
          event.set();
          log.log("set", event.isSet());
          gather(tasks).await();
          event.await();
          event.clear();
          log.log("cleared", event.isSet());
        });
  }

  @OnEachMechanism
  void aConditionNotifiesSomeOrAll(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Condition condition = new Condition();
          List<Task<?>> tasks = new ArrayList<>();
          for (String name : List.of("a", "b", "c")) {
            tasks.add(
                createTask(
                    () -> {
                      try (Held _ = condition.hold()) {
                        log.log(name, "waits");
                        condition.await();
                        log.log(name, "notified", log.t());
                      }
                    }));
          }
          sleep(seconds(.1));
          try (Held _ = condition.hold()) {
            condition.notifyOne();
          }
          sleep(seconds(.1));
          try (Held _ = condition.hold()) {
            condition.notifyEach();
          }
          gather(tasks).await();
        });
  }

  private static AsyncGenerator<Integer> ticks(Trace log, int count) {
    return new AsyncGenerator<>(
        out -> {
          try {
            for (int tick = 0; tick < count; tick++) {
              sleep(seconds(.1));
              log.log("produce", tick, log.t());
              out.emit(tick);
            }
          } finally {
            log.log("generator closed");
          }
        });
  }

  @OnEachMechanism
  void anAsyncGeneratorProducesOnDemand(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          for (int tick : ticks(log, 2)) {
            log.log("consume", tick);
          }
          AsyncGenerator<Integer> generator = ticks(log, 5);
          for (int tick : generator) {
            log.log("consume", tick);
            break;
          }
          generator.close();
          log.log("after aclose");
        });
  }
}
