package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.gather;
import static dev.interleave.loop.Asyncio.runningLoop;
import static dev.interleave.loop.Asyncio.shield;
import static dev.interleave.loop.Asyncio.sleep;
import static dev.interleave.loop.Asyncio.timeout;
import static dev.interleave.loop.Asyncio.waitFor;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the loop promises, it keeps in whatever order callbacks run. {@code -Dinterleave.seeds=5000}
 * tries more orders.
 */
class LoopUnderAnyScheduleTest {
  private static final int SEEDS = Integer.getInteger("interleave.seeds", 150);
  private static final Duration MOMENT = Duration.ofMillis(1);

  private static void check(Mechanism mechanism, Action program) {
    AnySchedule.check(LoopOptions.DEFAULTS.with(mechanism), SEEDS, program);
  }

  private static void yields(int count) {
    for (int i = 0; i < count; i++) {
      sleep(Duration.ZERO);
    }
  }

  /** Waits until all are done, however they end. */
  private static void join(List<? extends Task<?>> tasks) {
    Asyncio.wait(tasks, null, ReturnWhen.ALL_COMPLETED);
    for (Task<?> task : tasks) {
      if (!task.cancelled()) {
        assertThat(task.exception()).isNull();
      }
    }
  }

  // ---- Queues ----

  private static List<Supplier<Queue<Integer>>> queues(int maxSize) {
    return List.of(
        () -> new Queue<>(maxSize),
        () -> new LifoQueue<>(maxSize),
        () -> new PriorityQueue<>(maxSize, Comparator.naturalOrder()));
  }

  @OnEachMechanism
  void noValueIsLostWhenGettersAreCancelled(Mechanism mechanism) {
    for (Supplier<Queue<Integer>> queues : queues(0)) {
      check(
          mechanism,
          () -> {
            Queue<Integer> queue = queues.get();
            List<Integer> seen = new ArrayList<>();
            List<Task<?>> getters = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
              getters.add(createTask(() -> seen.add(queue.get())));
            }
            Task<?> putter =
                createTask(
                    () -> {
                      for (int i = 0; i < 3; i++) {
                        sleep(Duration.ZERO);
                        queue.putNowait(i);
                      }
                    });
            Task<?> canceller =
                createTask(
                    () -> {
                      for (int i = 0; i < 2; i++) {
                        yields(1);
                        getters.get(i).cancel();
                      }
                    });
            join(List.of(putter, canceller));
            getters.getLast().cancel(); // Of four, one is not: it must get a value, or all hangs.
            join(getters);
            while (!queue.empty()) {
              seen.add(queue.getNowait());
            }
            assertThat(seen).containsExactlyInAnyOrder(0, 1, 2);
          });
    }
  }

  @OnEachMechanism
  void noRoomIsLostWhenPuttersAreCancelled(Mechanism mechanism) {
    for (Supplier<Queue<Integer>> queues : queues(1)) {
      check(
          mechanism,
          () -> {
            Queue<Integer> queue = queues.get();
            List<Integer> put = new ArrayList<>();
            List<Task<?>> putters = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
              int item = i;
              putters.add(
                  createTask(
                      () -> {
                        queue.put(item);
                        put.add(item);
                      }));
            }
            List<Integer> got = new ArrayList<>();
            Task<?> getter =
                createTask(
                    () -> {
                      while (true) {
                        got.add(queue.get());
                      }
                    });
            Task<?> canceller =
                createTask(
                    () -> {
                      for (int i = 1; i < 3; i++) {
                        yields(1);
                        putters.get(i).cancel();
                      }
                    });
            join(putters);
            sleep(MOMENT);
            getter.cancel();
            join(List.of(getter, canceller));
            assertThat(got).containsExactlyInAnyOrderElementsOf(put).contains(0, 3);
          });
    }
  }

  // ---- Locks ----

  @OnEachMechanism
  void aLockHasOneOwnerAndIsNeverLost(Mechanism mechanism) {
    check(
        mechanism,
        () -> {
          Lock lock = new Lock();
          AtomicInteger owners = new AtomicInteger();
          AtomicInteger most = new AtomicInteger();
          join(
              contenders(
                  () -> {
                    try (var _ = lock.hold()) {
                      stayInside(owners, most);
                    }
                  }));
          assertThat(most).hasValue(1);
          assertThat(lock.locked()).isFalse();
        });
  }

  @OnEachMechanism
  void aSemaphoreAdmitsItsCountAndLeaksNoPermit(Mechanism mechanism) {
    for (int permits = 1; permits <= 2; permits++) {
      int count = permits;
      for (Supplier<Semaphore> semaphores :
          List.<Supplier<Semaphore>>of(
              () -> new Semaphore(count), () -> new BoundedSemaphore(count))) {
        check(
            mechanism,
            () -> {
              Semaphore semaphore = semaphores.get();
              AtomicInteger inside = new AtomicInteger();
              AtomicInteger most = new AtomicInteger();
              join(
                  contenders(
                      () -> {
                        try (var _ = semaphore.hold()) {
                          stayInside(inside, most);
                        }
                      }));
              assertThat(most.get()).isBetween(1, count);
              assertThat(semaphore.value()).isEqualTo(count);
              assertThat(semaphore.locked()).isFalse();
            });
      }
    }
  }

  private static void stayInside(AtomicInteger inside, AtomicInteger most) {
    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
    try {
      sleep(Duration.ZERO);
    } finally {
      inside.decrementAndGet();
    }
  }

  /** Five tasks, and three that are cancelled meanwhile. The first is not. */
  private static List<Task<?>> contenders(Action action) {
    List<Task<?>> tasks = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      tasks.add(createTask(action));
    }
    List<Task<?>> all = new ArrayList<>(tasks);
    for (int i = 1; i < 4; i++) {
      int victim = i;
      all.add(
          createTask(
              () -> {
                yields(victim);
                tasks.get(victim).cancel();
              }));
    }
    return all;
  }

  /** Each who waits is notified in the end: who is cancelled is not waited for. */
  @OnEachMechanism
  void aConditionIsHeldAgainAfterEachWait(Mechanism mechanism) {
    check(
        mechanism,
        () -> {
          Condition condition = new Condition();
          AtomicInteger owners = new AtomicInteger();
          AtomicInteger most = new AtomicInteger();
          List<Task<?>> waiters =
              contenders(
                  () -> {
                    try (var _ = condition.hold()) {
                      try {
                        condition.await();
                      } finally {
                        stayInside(owners, most);
                      }
                    }
                  });
          sleep(MOMENT);
          try (var _ = condition.hold()) {
            condition.notifyEach();
          }
          join(waiters);
          assertThat(most).hasValue(1);
          assertThat(condition.locked()).isFalse();
        });
  }

  /** As many as are notified act on it, though some are cancelled as they are. */
  @OnEachMechanism
  void noNotificationIsLost(Mechanism mechanism) {
    check(
        mechanism,
        () -> {
          Condition condition = new Condition();
          AtomicInteger acted = new AtomicInteger();
          List<Task<?>> waiters = new ArrayList<>();
          for (int i = 0; i < 5; i++) {
            waiters.add(
                createTask(
                    () -> {
                      try (var _ = condition.hold()) {
                        condition.await();
                        acted.incrementAndGet();
                      }
                    }));
          }
          sleep(MOMENT);
          Task<?> notifier =
              createTask(
                  () -> {
                    try (var _ = condition.hold()) {
                      condition.notify(2);
                      yields(2);
                    }
                  });
          Task<?> canceller =
              createTask(
                  () -> {
                    for (int i = 0; i < 3; i++) {
                      waiters.get(i).cancel();
                      yields(1);
                    }
                  });
          join(List.of(notifier, canceller));
          sleep(MOMENT);
          long cancelled = waiters.stream().filter(Task::cancelled).count();
          assertThat(acted).hasValue(2); // Each of them, and nobody else.
          assertThat(waiters).filteredOn(waiter -> !waiter.done()).hasSize(3 - (int) cancelled);
          waiters.forEach(Task::cancel);
          join(waiters);
          assertThat(condition.locked()).isFalse();
        });
  }

  @OnEachMechanism
  void anEventWakesAllWhoAreNotCancelled(Mechanism mechanism) {
    check(
        mechanism,
        () -> {
          Event event = new Event();
          AtomicInteger woken = new AtomicInteger();
          List<Task<?>> waiters =
              contenders(
                  () -> {
                    event.await();
                    woken.incrementAndGet();
                  });
          createTask(
              () -> {
                yields(1);
                event.set();
              });
          join(waiters);
          long cancelled = waiters.stream().filter(Task::cancelled).count();
          assertThat(woken.get() + cancelled).isEqualTo(5);
        });
  }

  // ---- Cancellation ----

  /** Each kind of wait, and what ends it. */
  private static List<Supplier<Action[]>> waits() {
    return List.of(
        () -> ofFuture(Future::await),
        () -> ofFuture(future -> gather(List.of(future)).await()),
        () -> ofFuture(future -> gather(List.of(future), true).await()),
        () -> ofFuture(future -> shield(future).await()),
        () -> ofFuture(future -> Asyncio.wait(List.of(future), null, ReturnWhen.ALL_COMPLETED)),
        () -> ofFuture(future -> Asyncio.asCompleted(List.of(future)).getFirst().run()),
        () -> ofFuture(future -> timeout(Duration.ofHours(1)).run(future::await)),
        () -> ofFuture(future -> new TaskGroup().run(future::await)),
        () ->
            ofFuture(
                future -> {
                  TaskGroup group = new TaskGroup();
                  group.run(
                      () -> {
                        group.createTask(future::await);
                      });
                }),
        () ->
            ofFuture(
                future -> {
                  for (Object each :
                      new AsyncGenerator<@Nullable Object>(out -> out.emit(future.await()))) {
                    assertThat(each).isEqualTo(1);
                  }
                }),
        () -> new Action[] {() -> sleep(MOMENT), () -> sleep(MOMENT)},
        LoopUnderAnyScheduleTest::ofEvent,
        LoopUnderAnyScheduleTest::ofQueue,
        LoopUnderAnyScheduleTest::ofLock,
        LoopUnderAnyScheduleTest::ofSemaphore);
  }

  private interface Await {
    void of(Future<@Nullable Object> future) throws Exception;
  }

  private static Action[] ofFuture(Await await) {
    Future<@Nullable Object> future = runningLoop().createFuture();
    return new Action[] {
      () -> await.of(future),
      () -> {
        if (!future.done()) {
          future.setResult(1);
        }
      }
    };
  }

  private static Action[] ofEvent() {
    Event event = new Event();
    return new Action[] {event::await, event::set};
  }

  private static Action[] ofQueue() {
    Queue<Integer> queue = new Queue<>();
    return new Action[] {queue::get, () -> queue.putNowait(1)};
  }

  private static Action[] ofLock() {
    Lock lock = new Lock();
    lock.acquire();
    return new Action[] {lock::acquire, lock::release};
  }

  private static Action[] ofSemaphore() {
    Semaphore semaphore = new Semaphore(0);
    return new Action[] {semaphore::acquire, semaphore::release};
  }

  /** A task of which {@code cancel} was told that it is not done ends as cancelled, always. */
  @OnEachMechanism
  void noCancellationIsSwallowed(Mechanism mechanism) {
    for (Supplier<Action[]> waits : waits()) {
      for (int delay = 0; delay < 4; delay++) {
        int count = delay;
        check(
            mechanism,
            () -> {
              Action[] wait = waits.get();
              Task<?> task = createTask(wait[0]);
              Task<?> waker =
                  createTask(
                      () -> {
                        yields(2);
                        wait[1].run();
                      });
              yields(count);
              boolean requested = task.cancel();
              join(List.of(task, waker));
              assertThat(task.cancelled()).isEqualTo(requested);
            });
      }
    }
  }

  /**
   * When the result and a cancellation of the waiting task come together, {@code waitFor} returns
   * the result, as asyncio's does up to 3.11; from 3.12 on the cancellation wins. The task can tell
   * by {@link Task#cancelling}.
   */
  @OnEachMechanism
  void waitForEndsWithAResultOrACancellationAndItsTaskEndsFirst(Mechanism mechanism) {
    check(
        mechanism,
        () -> {
          Future<Integer> future = runningLoop().createFuture();
          Task<Integer> inner = createTask(future::await);
          Task<Integer> task = createTask(() -> waitFor(inner, MOMENT));
          createTask(
              () -> {
                yields(2);
                if (!future.done()) {
                  future.setResult(1);
                }
              });
          yields(2);
          task.cancel();
          Asyncio.wait(List.of(task), null, ReturnWhen.ALL_COMPLETED);
          assertThat(inner.done()).isTrue();
          if (!task.cancelled()) {
            assertThat(task.result()).isEqualTo(1);
          }
        });
  }

  @OnEachMechanism
  void aResultInTheInstantOfTheTimeoutIsTheResultOrLate(Mechanism mechanism) {
    check(
        mechanism,
        () -> {
          Task<String> inner = createTask(() -> sleep(MOMENT, "in time"));
          String result;
          try {
            result = waitFor(inner, MOMENT);
          } catch (TimeoutException late) {
            result = "late";
          }
          assertThat(result).isEqualTo(inner.cancelled() ? "late" : "in time");
        });
  }

  @OnEachMechanism
  void aTimeoutTakesNoCancellationForItsOwn(Mechanism mechanism) {
    check(
        mechanism,
        () -> {
          Task<?> task =
              createTask(() -> timeout(MOMENT).run(() -> timeout(MOMENT).run(() -> sleep(MOMENT))));
          List<Boolean> requested = new ArrayList<>();
          runningLoop().callLater(MOMENT, () -> requested.add(task.cancel()));
          Asyncio.wait(List.of(task), null, ReturnWhen.ALL_COMPLETED);
          sleep(MOMENT);
          assertThat(task.cancelled()).isEqualTo(requested.getFirst());
          if (!task.cancelled()) {
            Throwable failure = task.exception();
            assertThat(failure == null || failure instanceof TimeoutException).isTrue();
          }
        });
  }

  /**
   * A child that fails while the parent is cancelled from outside: the error goes before the
   * cancellation, as in asyncio up to 3.12; from 3.13 on the task is cancelled again at its next
   * await. No task of the group outlives it in either case.
   */
  @OnEachMechanism
  void aTaskGroupEndsAfterItsTasksUnderCancellationAndFailure(Mechanism mechanism) {
    check(
        mechanism,
        () -> {
          List<Task<?>> children = new ArrayList<>();
          List<Boolean> allDone = new ArrayList<>();
          Task<?> parent =
              createTask(
                  () -> {
                    TaskGroup group = new TaskGroup();
                    try {
                      group.run(
                          () -> {
                            children.add(group.createTask(() -> yields(9)));
                            children.add(
                                group.createTask(
                                    () -> {
                                      yields(1);
                                      throw new ValueError("child");
                                    }));
                            yields(1);
                          });
                    } finally {
                      allDone.add(children.stream().allMatch(Task::done));
                    }
                  });
          yields(2);
          boolean requested = parent.cancel();
          Asyncio.wait(List.of(parent), null, ReturnWhen.ALL_COMPLETED);
          assertThat(allDone).isSubsetOf(true);
          if (!parent.cancelled()) {
            assertThat(requireNonNull(parent.exception())).isInstanceOf(ExceptionGroup.class);
          } else {
            assertThat(requested).isTrue();
          }
        });
  }

  // ---- Several at once ----

  @OnEachMechanism
  void asCompletedGivesEachResultOnce(Mechanism mechanism) {
    check(
        mechanism,
        () -> {
          List<Coroutine<Integer>> coroutines = new ArrayList<>();
          for (int i = 0; i < 4; i++) {
            int value = i;
            coroutines.add(() -> sleep(MOMENT.multipliedBy(value % 2), value));
          }
          List<Integer> results = new ArrayList<>();
          for (Coroutine<Integer> next : Asyncio.asCompleted(coroutines)) {
            results.add(next.run());
          }
          assertThat(results).containsExactlyInAnyOrder(0, 1, 2, 3);
        });
  }

  @OnEachMechanism
  void waitTellsWhatIsDone(Mechanism mechanism) {
    check(
        mechanism,
        () -> {
          List<Task<Integer>> tasks = new ArrayList<>();
          for (int i = 0; i < 4; i++) {
            int value = i;
            tasks.add(createTask(() -> sleep(MOMENT.multipliedBy(value % 2), value)));
          }
          Waited<Task<Integer>> waited = Asyncio.wait(tasks, MOMENT, ReturnWhen.FIRST_COMPLETED);
          assertThat(waited.done()).isNotEmpty().allMatch(Task::done);
          assertThat(waited.pending()).noneMatch(Task::done);
          assertThat(waited.done().size() + waited.pending().size()).isEqualTo(4);
          gather(tasks).await();
        });
  }

  @OnEachMechanism
  void aGeneratorThatIsClosedEndsOnce(Mechanism mechanism) {
    check(
        mechanism,
        () -> {
          AtomicInteger ends = new AtomicInteger();
          AsyncGenerator<Integer> numbers =
              new AsyncGenerator<>(
                  out -> {
                    try {
                      for (int i = 0; ; i++) {
                        sleep(Duration.ZERO);
                        out.emit(i);
                      }
                    } finally {
                      sleep(Duration.ZERO);
                      ends.incrementAndGet();
                    }
                  });
          Task<?> consumer =
              createTask(
                  () -> {
                    for (int number : numbers) {
                      yields(1);
                      if (number == 3) {
                        break;
                      }
                    }
                    numbers.close();
                  });
          yields(2);
          consumer.cancel();
          join(List.of(consumer));
          numbers.close();
          assertThat(ends.get()).isLessThanOrEqualTo(1);
          assertThat(numbers.iterator().hasNext()).isFalse();
        });
  }
}
