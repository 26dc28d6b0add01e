package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.createFuture;
import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.gather;
import static dev.interleave.loop.Asyncio.run;
import static dev.interleave.loop.Asyncio.runningLoop;
import static dev.interleave.loop.Asyncio.shield;
import static dev.interleave.loop.Asyncio.sleep;
import static dev.interleave.loop.Asyncio.toThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A loop that nothing can wake any more says so, and who waits for what. */
@Timeout(30)
class DeadlockTest {

  private static LoopOptions on(Mechanism mechanism) {
    return LoopOptions.DEFAULTS.with(mechanism).with(new VirtualTime());
  }

  private static DeadlockException deadlockOf(LoopOptions options, Action main) {
    return catchThrowableOfType(DeadlockException.class, () -> run(options, main));
  }

  private static DeadlockException deadlockOf(Mechanism mechanism, Action main) {
    return deadlockOf(on(mechanism), main);
  }

  private static List<String> names(List<Task<?>> tasks) {
    return tasks.stream().map(Task::name).toList();
  }

  /** Runs two tasks, each given the other, and waits for both. */
  private static void runPair(Coroutine<?> first, Coroutine<?> second) {
    Task<?> one = createTask(first, "one");
    Task<?> two = createTask(second, "two");
    Asyncio.wait(List.of(one, two), null, ReturnWhen.ALL_COMPLETED);
  }

  @OnEachMechanism
  void tasksThatAwaitEachOther(Mechanism mechanism) {
    List<Task<?>> tasks = new ArrayList<>();
    DeadlockException deadlock =
        deadlockOf(
            mechanism,
            () -> {
              tasks.add(createTask(() -> awaitOf(tasks, 1), "one"));
              tasks.add(createTask(() -> awaitOf(tasks, 0), "two"));
              tasks.getFirst().await();
            });
    assertThat(names(deadlock.cycle())).containsExactlyInAnyOrder("one", "two");
    assertThat(deadlock.waiting()).hasSize(3);
    assertThat(deadlock)
        .hasMessageContaining("3 tasks wait for ever")
        .hasMessageContaining("in a circle: ")
        .hasMessageContaining("Task one waits for Task two")
        .hasMessageContaining("Task two waits for Task one")
        .hasMessageContaining("DeadlockTest.awaitOf");
    assertThat(tasks).allMatch(Future::cancelled);
  }

  private static String awaitOf(List<Task<?>> tasks, int other) {
    tasks.get(other).await();
    return "not reached";
  }

  @OnEachMechanism
  void aCircleThroughGatherShieldAndGroup(Mechanism mechanism) {
    List<Task<?>> tasks = new ArrayList<>();
    DeadlockException deadlock =
        deadlockOf(
            mechanism,
            () -> {
              tasks.add(createTask(() -> gather(List.of(tasks.get(1))).await(), "gatherer"));
              tasks.add(createTask(() -> shield(tasks.get(2)).await(), "shielder"));
              tasks.add(
                  createTask(
                      () -> {
                        TaskGroup group = new TaskGroup();
                        group.run(() -> group.createTask(() -> awaitOf(tasks, 0), "member"));
                      },
                      "group"));
              tasks.getFirst().await();
            });
    assertThat(names(deadlock.cycle()))
        .containsExactlyInAnyOrder("gatherer", "shielder", "group", "member");
  }

  @OnEachMechanism
  void locksTakenInOppositeOrder(Mechanism mechanism) {
    DeadlockException deadlock =
        deadlockOf(
            mechanism,
            () -> {
              Lock left = new Lock();
              Lock right = new Lock();
              runPair(() -> takeBoth(left, right), () -> takeBoth(right, left));
            });
    assertThat(names(deadlock.cycle())).containsExactlyInAnyOrder("one", "two");
    assertThat(deadlock)
        .hasMessageMatching("(?s).*Task one waits for acquire of Lock@\\w+, which needs Task two.*")
        .hasMessageContaining("DeadlockTest.takeBoth");
  }

  private static String takeBoth(Lock first, Lock second) {
    try (var _ = first.hold()) {
      sleep(Duration.ofMillis(1));
      try (var _ = second.hold()) {
        return "not reached";
      }
    }
  }

  @OnEachMechanism
  void waitsThatNobodyEnds(Mechanism mechanism) {
    DeadlockException deadlock =
        deadlockOf(
            mechanism,
            () -> {
              createTask(() -> new Event().await(), "event");
              createTask(() -> new Queue<String>().get(), "queue");
              createTask(() -> new Semaphore(0).acquire(), "semaphore");
              createTask(() -> createFuture().await(), "future");
              createTask(
                  () -> {
                    Condition condition = new Condition();
                    try (var _ = condition.hold()) {
                      condition.await();
                    }
                  },
                  "condition");
              sleep(Duration.ofHours(1));
              new Event().await();
            });
    assertThat(deadlock.cycle()).isEmpty();
    assertThat(deadlock)
        .hasMessageContaining("6 tasks wait for ever")
        .hasMessageContaining("Task event waits for await of Event@")
        .hasMessageContaining("Task queue waits for get of Queue@")
        .hasMessageContaining("Task semaphore waits for acquire of Semaphore@")
        .hasMessageContaining("Task future waits for <Future PENDING>")
        .hasMessageContaining("Task condition waits for await of Condition@");
  }

  @OnEachMechanism
  void aWaitInsideAGeneratorShowsBothStacks(Mechanism mechanism) {
    DeadlockException deadlock = deadlockOf(mechanism, DeadlockTest::consume);
    assertThat(deadlock).hasMessageContaining("produce").hasMessageContaining("consume");
  }

  private static void consume() {
    for (String value : new AsyncGenerator<String>(out -> produce())) {
      assertThat(value).isNull();
    }
  }

  private static void produce() {
    new Event().await();
  }

  @OnEachMechanism
  void onTheClockOfTheMachineToo(Mechanism mechanism) {
    assertThatThrownBy(() -> run(LoopOptions.DEFAULTS.with(mechanism), () -> new Event().await()))
        .isInstanceOf(DeadlockException.class)
        .hasMessageContaining("1 task waits for ever");
  }

  @OnEachMechanism
  void aRunnerGoesOnAfterADeadlock(Mechanism mechanism) {
    try (Runner runner = new Runner(on(mechanism))) {
      assertThatThrownBy(() -> runner.run(() -> awaited(new Event())))
          .isInstanceOf(DeadlockException.class);
      assertThat(runner.<String>run(() -> "goes on")).isEqualTo("goes on");
    }
  }

  private static String awaited(Event event) {
    event.await();
    return "not reached";
  }

  @OnEachMechanism
  void aCancelledTimerKeepsNothingAlive(Mechanism mechanism) {
    DeadlockException deadlock =
        deadlockOf(
            mechanism,
            () -> {
              Task<?> sleeper = createTask(() -> sleep(Duration.ofHours(1)));
              sleep(Duration.ZERO);
              sleeper.cancel();
              new Event().await();
            });
    assertThat(deadlock.waiting()).hasSize(1);
  }

  @OnEachMechanism
  void aLimitInTimeIsNoDeadlock(Mechanism mechanism) {
    assertThatThrownBy(
            () ->
                run(
                    on(mechanism),
                    () -> Asyncio.timeout(Duration.ofHours(1)).run(() -> new Event().await())))
        .isInstanceOf(TimeoutException.class);
  }

  @OnEachMechanism
  void aCallInAnExecutorIsNoDeadlock(Mechanism mechanism) {
    CountDownLatch idle = new CountDownLatch(1);
    String result =
        run(
            on(mechanism),
            () -> {
              Task<?> waiting = createTask(() -> new Event().await());
              String called = toThread(() -> idle.await(20, TimeUnit.MILLISECONDS) ? "" : "called");
              waiting.cancel();
              return called;
            });
    assertThat(result).isEqualTo("called");
  }

  @OnEachMechanism
  void aWatchedChannelIsNoDeadlock(Mechanism mechanism) throws Exception {
    Pipe pipe = Pipe.open();
    try (var source = pipe.source();
        var sink = pipe.sink()) {
      source.configureBlocking(false);
      run(
          on(mechanism),
          () -> {
            EventLoop loop = runningLoop();
            Event readable = new Event();
            loop.addReader(source, readable::set);
            Thread.ofPlatform()
                .start(
                    () -> {
                      try {
                        sink.write(ByteBuffer.allocate(1));
                      } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                      }
                    });
            readable.await();
            loop.removeReader(source);
          });
      assertThat(source.read(ByteBuffer.allocate(9))).isEqualTo(1);
    }
  }

  /** Only where the loop goes on when a task is blocked. */
  @ParameterizedTest
  @EnumSource(value = Mechanism.class, names = "SCHEDULED_THREADS")
  void aTaskThatTheJdkBlocksIsNoDeadlock(Mechanism mechanism) {
    List<String> log = new ArrayList<>();
    run(
        on(mechanism),
        () -> {
          Event event = new Event();
          createTask(
              () -> {
                CountDownLatch latch = new CountDownLatch(1);
                Thread.ofPlatform().start(latch::countDown);
                latch.await();
                event.set();
              });
          event.await();
          log.add("woken");
        });
    assertThat(log).containsExactly("woken");
  }

  @OnEachMechanism
  void anotherThreadThatHasTheLoopMayWakeIt(Mechanism mechanism) {
    String result =
        run(
            on(mechanism),
            () -> {
              EventLoop loop = runningLoop();
              Future<String> future = createFuture();
              Thread.ofPlatform()
                  .start(() -> loop.callSoonThreadsafe(() -> future.setResult("woken")));
              return future.await();
            });
    assertThat(result).isEqualTo("woken");
  }

  @OnEachMechanism
  void aLoopThatWasNotHandedOutCannotBeHadElsewhere(Mechanism mechanism) {
    List<String> log = new ArrayList<>();
    DeadlockException deadlock =
        deadlockOf(
            mechanism,
            () -> {
              Future<String> future = createFuture();
              toThread(
                  () -> {
                    assertThatThrownBy(future::loop)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("can be had on its own thread alone");
                    return log.add("refused");
                  });
              future.await();
            });
    assertThat(deadlock).isNotNull();
    assertThat(log).containsExactly("refused");
  }

  @OnEachMechanism
  void aCircleIsOneThoughOtherThreadsHaveTheLoop(Mechanism mechanism) {
    List<Task<?>> tasks = new ArrayList<>();
    DeadlockException deadlock =
        deadlockOf(
            mechanism,
            () -> {
              runningLoop().schedule().standstill().patience = 0.01;
              createTask(() -> new Event().await(), "may be woken");
              tasks.add(createTask(() -> awaitOf(tasks, 1), "one"));
              tasks.add(createTask(() -> awaitOf(tasks, 0), "two"));
              tasks.getFirst().await();
            });
    assertThat(names(deadlock.cycle())).containsExactlyInAnyOrder("one", "two");
  }

  /** The other thread acts long after the loop has looked for a circle. */
  private static void assertNoFalseAlarm(Mechanism mechanism, Coroutine<?> main, Runnable wake) {
    run(
        on(mechanism),
        () -> {
          EventLoop loop = runningLoop();
          loop.schedule().standstill().patience = 0.001;
          Thread.ofPlatform()
              .start(
                  () -> {
                    while (!loop.schedule().standstill().hasLooked()) {
                      Thread.onSpinWait();
                    }
                    loop.callSoonThreadsafe(wake);
                  });
          main.run();
        });
  }

  @OnEachMechanism
  void whatOthersMayEndIsNoCircle(Mechanism mechanism) {
    List<Task<?>> tasks = new ArrayList<>();
    Event event = new Event();
    List<String> log = new ArrayList<>();
    assertNoFalseAlarm(
        mechanism,
        () -> {
          Task<?> outside =
              createTask(
                  () -> {
                    event.await();
                    throw new ValueError("ends the gather");
                  });
          // It waits for itself and yet ends, by the failure of the other.
          tasks.add(createTask(() -> gather(List.of(outside, tasks.getFirst())).await(), "self"));
          try {
            tasks.getFirst().await();
          } catch (Exception failure) {
            log.add(String.valueOf(failure.getMessage()));
          }
          return null;
        },
        event::set);
    assertThat(log).containsExactly("ends the gather");
  }

  @OnEachMechanism
  void aLockOfOnesOwnMayBeReleasedByOthers(Mechanism mechanism) {
    Lock lock = new Lock();
    assertNoFalseAlarm(
        mechanism,
        () -> {
          lock.acquire();
          lock.acquire();
          return null;
        },
        lock::release);
    assertThat(lock.locked()).isTrue();
    assertThat(deadlockOf(mechanism, DeadlockTest::acquireTwice).cycle()).hasSize(1);
  }

  private static void acquireTwice() {
    Lock lock = new Lock();
    lock.acquire();
    lock.acquire();
  }

  @OnEachMechanism
  void alwaysIsAPromiseThatNobodyElseSchedules(Mechanism mechanism) {
    DeadlockException deadlock =
        deadlockOf(
            on(mechanism).with(DeadlockDetection.ALWAYS),
            () -> {
              runningLoop();
              new Event().await();
            });
    assertThat(deadlock.waiting()).hasSize(1);
  }

  @OnEachMechanism
  void neverIsToSleepForEver(Mechanism mechanism) {
    Thread caller = Thread.currentThread();
    assertThatThrownBy(
            () ->
                run(
                    on(mechanism).with(DeadlockDetection.NEVER),
                    () -> {
                      Thread.ofPlatform().start(caller::interrupt);
                      new Event().await();
                    }))
        .isInstanceOf(CancelledError.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aLongChainIsTold() {
    int length = 10_000;
    DeadlockException deadlock =
        deadlockOf(
            on(Mechanism.best()),
            () -> {
              List<Task<?>> tasks = new ArrayList<>();
              for (int i = 0; i < length; i++) {
                int next = (i + 1) % length;
                tasks.add(createTask(() -> awaitOf(tasks, next)));
              }
              tasks.getFirst().await();
            });
    assertThat(deadlock.cycle()).hasSize(length);
    assertThat(deadlock).hasMessageContaining("more");
    assertThat(deadlock.getMessage()).hasSizeLessThan(1_000_000);
  }
}
