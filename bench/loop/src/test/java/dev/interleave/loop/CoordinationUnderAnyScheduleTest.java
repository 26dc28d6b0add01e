package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.sleep;
import static dev.interleave.loop.Orders.MOMENT;
import static dev.interleave.loop.Orders.check;
import static dev.interleave.loop.Orders.join;
import static dev.interleave.loop.Orders.yields;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Queues, locks and events lose nothing and admit nobody twice, in whatever order callbacks run.
 */
class CoordinationUnderAnyScheduleTest {
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
}
