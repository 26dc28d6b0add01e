package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.gather;
import static dev.interleave.loop.Asyncio.sleep;
import static dev.interleave.loop.ExpectedTraces.check;
import static dev.interleave.loop.Trace.seconds;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.TestInfo;

/** Barriers, and queues that are shut down. */
class BarrierAndShutdownTraceTest {

  /** A task for each letter of {@code names}. */
  private static List<Task<?>> tasks(String names, Function<String, Action> of) {
    List<Task<?>> tasks = new ArrayList<>();
    names.chars().forEach(name -> tasks.add(createTask(of.apply(Character.toString(name)))));
    return tasks;
  }

  @OnEachMechanism
  void aBarrierLetsTasksThroughTogether(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Barrier barrier = new Barrier(3);
          gather(
                  tasks(
                      "abc",
                      name ->
                          () -> {
                            for (int turn = 0; turn < 2; turn++) {
                              log.log(name, "comes", turn, barrier.waiting());
                              int index = barrier.await();
                              log.log(name, "goes", turn, index, barrier.waiting());
                            }
                          }))
              .await();
          log.log(barrier.parties(), barrier.waiting(), barrier.broken());
        });
  }

  @OnEachMechanism
  void whoComesWhileABarrierDrainsWaits(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Barrier barrier = new Barrier(2);
          gather(tasks("abcdef", name -> () -> log.log(name, barrier.await(), barrier.waiting())))
              .await();
        });
  }

  @OnEachMechanism
  void aBarrierWhosePartyIsCancelled(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Barrier barrier = new Barrier(2);
          record Party(Trace log, Barrier barrier, String name) implements Coroutine<String> {
            @Override
            public String run() {
              try {
                log.log(name, barrier.await());
              } catch (CancelledError error) {
                log.log(name, "cancelled", barrier.waiting());
              }
              return "";
            }
          }
          Task<String> one = createTask(new Party(log, barrier, "one"));
          sleep(Duration.ZERO);
          log.log(barrier.waiting());
          one.cancel();
          one.await();
          gather(new Party(log, barrier, "two"), new Party(log, barrier, "three")).await();
          log.log(barrier.waiting(), barrier.broken());
        });
  }

  @OnEachMechanism
  void aBarrierWhosePartyIsCancelledWhileItDrains(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Barrier barrier = new Barrier(3);
          Function<String, Action> party =
              name ->
                  () -> {
                    try {
                      log.log(name, barrier.await());
                    } catch (CancelledError error) {
                      log.log(name, "cancelled");
                    }
                  };
          List<Task<?>> tasks = tasks("abcde", party);
          sleep(Duration.ZERO);
          tasks.get(1).cancel();
          tasks.get(3).cancel();
          sleep(seconds(1));
          log.log(barrier.waiting(), barrier.broken());
          tasks.addAll(tasks("f", party));
          sleep(seconds(1));
          tasks.addAll(tasks("g", party));
          gather(tasks).await();
        });
  }

  @OnEachMechanism
  void aBarrierIsReset(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Barrier barrier = new Barrier(3);
          Function<String, Action> party =
              name ->
                  () -> {
                    try {
                      log.log(name, barrier.await());
                    } catch (BrokenBarrierException error) {
                      log.log(name, error);
                      log.log(name, barrier.await());
                    }
                  };
          List<Task<?>> tasks = tasks("ab", party);
          sleep(Duration.ZERO);
          barrier.reset();
          log.log("reset", barrier.waiting(), barrier.broken());
          tasks.addAll(tasks("c", party));
          gather(tasks).await();
          barrier.reset();
          log.log(barrier.waiting(), barrier.broken());
        });
  }

  @OnEachMechanism
  void aBarrierIsAborted(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Barrier barrier = new Barrier(3);
          Function<String, Action> party =
              name ->
                  () -> {
                    try {
                      log.log(name, barrier.await());
                    } catch (BrokenBarrierException error) {
                      log.log(name, error);
                    }
                  };
          List<Task<?>> tasks = tasks("ab", party);
          sleep(Duration.ZERO);
          barrier.abort();
          log.log("aborted", barrier.waiting(), barrier.broken());
          gather(tasks).await();
          party.apply("c").run();
          barrier.reset();
          log.log(barrier.broken());
          gather(tasks("def", party)).await();
        });
  }

  @OnEachMechanism
  void aQueueIsShutDown(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Queue<String> queue = new Queue<>(2);
          List<Task<?>> tasks =
              tasks(
                  "ab",
                  name ->
                      () -> {
                        try {
                          for (int number = 0; number < 3; number++) {
                            queue.put(name + number);
                            log.log("put", name, number);
                          }
                        } catch (QueueShutDownException error) {
                          log.log("producer", name, "stops");
                        }
                      });
          sleep(Duration.ZERO);
          queue.shutdown();
          try {
            queue.putNowait("late");
          } catch (QueueShutDownException error) {
            log.log("no more");
          }
          gather(tasks).await();
          try {
            while (true) {
              log.log("got", queue.get());
              queue.taskDone();
            }
          } catch (QueueShutDownException error) {
            log.log("empty", queue.qsize());
          }
          try {
            queue.getNowait();
          } catch (QueueShutDownException error) {
            log.log("still");
          }
          queue.join();
          queue.shutdown();
          log.log("joined");
        });
  }

  @OnEachMechanism
  void aQueueIsShutDownAtOnce(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Queue<Integer> queue = new Queue<>();
          for (int number = 0; number < 3; number++) {
            queue.putNowait(number);
          }
          log.log("got", queue.get());
          Task<?> task =
              createTask(
                  () -> {
                    queue.join();
                    log.log("joined");
                  });
          sleep(Duration.ZERO);
          queue.shutdown(true);
          log.log(queue.qsize());
          sleep(seconds(1));
          log.log("one is being worked on");
          queue.taskDone();
          task.await();
          try {
            queue.taskDone();
          } catch (IllegalStateException error) {
            log.log("ValueError");
          }
        });
  }

  @OnEachMechanism
  void thoseWhoWaitForAQueueAreToldOfItsEnd(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Queue<String> queue = new Queue<>(1);
          List<Task<?>> tasks =
              tasks(
                  "abcd",
                  name ->
                      () -> {
                        try {
                          log.log(name, queue.get());
                        } catch (QueueShutDownException error) {
                          log.log(name, "shut down");
                        } catch (CancelledError error) {
                          log.log(name, "cancelled");
                        }
                      });
          sleep(Duration.ZERO);
          queue.putNowait("item");
          tasks.get(2).cancel();
          queue.shutdown();
          tasks.get(3).cancel();
          gather(tasks).await();
        });
  }

  @OnEachMechanism
  void workIsCalledDoneBeforeItIsGot(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          Queue<Integer> queue = new Queue<>();
          queue.putNowait(1);
          queue.putNowait(2);
          queue.taskDone();
          queue.shutdown(true);
          queue.join();
          log.log("joined", queue.empty());
        });
  }
}
