package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.gather;
import static dev.interleave.loop.Asyncio.runningLoop;
import static dev.interleave.loop.Asyncio.shield;
import static dev.interleave.loop.Asyncio.sleep;
import static dev.interleave.loop.Asyncio.timeout;
import static dev.interleave.loop.Asyncio.waitFor;
import static dev.interleave.loop.Orders.MOMENT;
import static dev.interleave.loop.Orders.check;
import static dev.interleave.loop.Orders.join;
import static dev.interleave.loop.Orders.yields;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Results and cancellations reach whom they are for, in whatever order callbacks run. */
class TasksUnderAnyScheduleTest {
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
        TasksUnderAnyScheduleTest::ofEvent,
        TasksUnderAnyScheduleTest::ofQueue,
        TasksUnderAnyScheduleTest::ofLock,
        TasksUnderAnyScheduleTest::ofSemaphore);
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
