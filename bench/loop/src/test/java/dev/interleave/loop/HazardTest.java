package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.gather;
import static dev.interleave.loop.Asyncio.run;
import static dev.interleave.loop.Asyncio.runningLoop;
import static dev.interleave.loop.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Java code relies on keeps its meaning across an await, on each mechanism. */
@Timeout(30)
class HazardTest {
  private static final Duration TICK = Duration.ofMillis(10);

  private static LoopOptions on(Mechanism mechanism) {
    return LoopOptions.DEFAULTS.with(mechanism).with(new VirtualTime());
  }

  @OnEachMechanism
  void aMonitorIsHeldAcrossAnAwait(Mechanism mechanism) {
    Object monitor = new Object();
    List<Boolean> held = new ArrayList<>();
    Action one =
        () -> {
          synchronized (monitor) {
            sleep(TICK);
            held.add(Thread.holdsLock(monitor));
          }
        };
    run(
        on(mechanism),
        () -> {
          createTask(one).await();
          createTask(one).await();
        });
    assertThat(held).containsExactly(true, true);
  }

  /** Only where the loop goes on when a task is blocked; elsewhere it would block for ever. */
  @ParameterizedTest
  @EnumSource(value = Mechanism.class, names = "SCHEDULED_THREADS")
  void tasksContendForAMonitor(Mechanism mechanism) {
    Object monitor = new Object();
    List<String> log = new ArrayList<>();
    List<Coroutine<?>> all = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      all.add(
          Coroutine.of(
              () -> {
                synchronized (monitor) {
                  log.add(name + " in");
                  sleep(TICK);
                  log.add(name + " out");
                }
              }));
    }
    run(on(mechanism), () -> gather(all).await());
    assertThat(log).hasSize(6);
    for (int i = 0; i < 6; i += 2) {
      assertThat(log.get(i + 1)).isEqualTo(log.get(i).replace("in", "out"));
    }
  }

  /** A virtual clock that did not wait for the thread would skip the hour. */
  @OnEachMechanism
  void whatAnotherThreadIsAboutToReleaseTakesNoVirtualTime(Mechanism mechanism) throws Exception {
    var permits = new java.util.concurrent.Semaphore(0);
    Thread thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!permits.hasQueuedThreads()) {
                    Thread.onSpinWait();
                  }
                  permits.release();
                });
    List<Double> when = new ArrayList<>();
    run(
        on(mechanism),
        () -> {
          Task<?> sleeper = createTask(() -> sleep(Duration.ofHours(1)));
          permits.acquire();
          when.add(runningLoop().time());
          sleeper.await();
        });
    thread.join();
    assertThat(when).containsExactly(0.0);
  }

  @OnEachMechanism
  void aReentrantLockIsHeldAcrossAnAwait(Mechanism mechanism) {
    ReentrantLock lock = new ReentrantLock();
    List<Boolean> gotIn = new ArrayList<>();
    run(
        on(mechanism),
        () -> {
          Task<?> holder =
              createTask(
                  () -> {
                    lock.lock();
                    try {
                      sleep(TICK);
                      gotIn.add(lock.isHeldByCurrentThread());
                    } finally {
                      lock.unlock();
                    }
                  });
          sleep(Duration.ZERO);
          gotIn.add(lock.tryLock());
          holder.await();
        });
    assertThat(gotIn).containsExactly(false, true);
  }

  /** Only where the loop goes on when a task is blocked; elsewhere it would block for ever. */
  @ParameterizedTest
  @EnumSource(value = Mechanism.class, names = "SCHEDULED_THREADS")
  void tasksContendForAReentrantLock(Mechanism mechanism) {
    ReentrantLock lock = new ReentrantLock();
    List<String> log = new ArrayList<>();
    List<Coroutine<?>> all = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      all.add(
          Coroutine.of(
              () -> {
                lock.lock();
                try {
                  log.add(name + " in");
                  sleep(TICK);
                  log.add(name + " out");
                } finally {
                  lock.unlock();
                }
              }));
    }
    run(on(mechanism), () -> gather(all).await());
    assertThat(log).containsExactly("a in", "a out", "b in", "b out", "c in", "c out");
  }

  @OnEachMechanism
  void eachTaskHasItsThreadLocals(Mechanism mechanism) {
    ThreadLocal<String> local = ThreadLocal.withInitial(() -> "unset");
    record Setter(ThreadLocal<String> local, String value) implements Coroutine<String> {
      @Override
      public String run() {
        String before = local.get();
        local.set(value);
        sleep(TICK);
        return before + " " + local.get();
      }
    }
    List<String> seen =
        run(
            on(mechanism),
            () -> Asyncio.<String>gather(new Setter(local, "a"), new Setter(local, "b")).await());
    assertThat(seen).containsExactly("unset a", "unset b");
  }

  @OnEachMechanism
  void aTaskInheritsFromTheTaskThatMadeIt(Mechanism mechanism) {
    InheritableThreadLocal<String> local = new InheritableThreadLocal<>();
    String seen =
        run(
            on(mechanism),
            () -> {
              local.set("parent's");
              Task<String> child = createTask(local::get);
              local.set("changed since");
              return child.await();
            });
    assertThat(seen).isEqualTo("parent's");
  }

  @OnEachMechanism
  void aScopedValueStaysBoundInItsTaskAlone(Mechanism mechanism) {
    ScopedValue<String> value = ScopedValue.newInstance();
    List<String> seen = new ArrayList<>();
    run(
        on(mechanism),
        () -> {
          Task<?> bound =
              createTask(
                  () ->
                      ScopedValue.where(value, "bound")
                          .run(
                              () -> {
                                sleep(TICK);
                                seen.add(value.get());
                              }));
          sleep(Duration.ZERO);
          seen.add(value.orElse("unbound"));
          bound.await();
        });
    assertThat(seen).containsExactly("unbound", "bound");
  }

  @OnEachMechanism
  void anInterruptBeforeAnAwaitIsKeptAndDoesNotEndIt(Mechanism mechanism) {
    VirtualTime clock = new VirtualTime();
    boolean interrupted =
        run(
            LoopOptions.DEFAULTS.with(mechanism).with(clock),
            () -> {
              Thread.currentThread().interrupt();
              sleep(TICK);
              return Thread.interrupted();
            });
    assertThat(interrupted).isTrue();
    assertThat(clock.time()).isEqualTo(0.01);
  }

  @OnEachMechanism
  void anInterruptDuringAnAwaitIsKeptAndDoesNotEndIt(Mechanism mechanism) {
    VirtualTime clock = new VirtualTime();
    List<Object> log = new ArrayList<>();
    run(
        LoopOptions.DEFAULTS.with(mechanism).with(clock),
        () -> {
          List<Thread> threads = new ArrayList<>();
          Task<?> sleeper =
              createTask(
                  () -> {
                    threads.add(Thread.currentThread());
                    sleep(TICK);
                    log.add(Thread.interrupted());
                    sleep(TICK);
                    log.add(Thread.interrupted());
                  });
          sleep(Duration.ZERO);
          threads.getFirst().interrupt();
          for (int i = 0; i < 5; i++) {
            sleep(Duration.ZERO);
          }
          log.add(clock.time());
          sleeper.await();
          log.add(clock.time());
        });
    assertThat(log).containsExactly(0.0, true, false, 0.02);
  }

  /** Awaits at the bottom of a recursion. */
  private record Descent() {
    int to(int level) {
      if (level == 0) {
        sleep(TICK);
        return 0;
      }
      return 1 + to(level - 1);
    }
  }

  @OnEachMechanism
  void aTaskAwaitsDeepInTheStack(Mechanism mechanism) {
    int depth = 2_000;
    List<Integer> depths =
        run(
            on(mechanism),
            () ->
                Asyncio.<Integer>gather(
                        () -> new Descent().to(depth), () -> new Descent().to(depth))
                    .await());
    assertThat(depths).containsExactly(depth, depth);
  }

  /** How deep is too deep depends on the collector and on what was compiled by then. */
  @OnEachMechanism
  void aStackTooDeepToBeSetAsideFailsItsTaskAlone(Mechanism mechanism) {
    int depth = 20_000;
    List<@Nullable Object> outcomes =
        run(
            on(mechanism),
            () ->
                gather(
                        List.<Coroutine<Integer>>of(
                            () -> new Descent().to(depth), () -> new Descent().to(10)),
                        true)
                    .await());
    assertThat(outcomes.getFirst())
        .satisfiesAnyOf(
            outcome -> assertThat(outcome).isEqualTo(depth),
            outcome -> assertThat(outcome).isInstanceOf(StackOverflowError.class));
    assertThat(outcomes.getLast()).isEqualTo(10);
  }

  @OnEachMechanism
  void anEndlessRecursionFailsItsTaskAlone(Mechanism mechanism) {
    record Recursion() {
      int endless(int level) {
        return level < 0 ? 0 : endless(level + 1) + 1;
      }
    }
    LoopOptions options = on(mechanism);
    try (Runner runner = new Runner(options)) {
      Throwable failure =
          runner.run(
              () -> {
                Task<Integer> task = createTask(() -> new Recursion().endless(0));
                Asyncio.wait(List.of(task), null, ReturnWhen.ALL_COMPLETED);
                return task.exception();
              });
      assertThat(failure).isInstanceOf(StackOverflowError.class);
    }
  }

  /** Only where the loop goes on when a task is blocked. */
  @ParameterizedTest
  @EnumSource(value = Mechanism.class, names = "SCHEDULED_THREADS")
  void theLoopGoesOnWhileATaskIsBlockedInTheJdk(Mechanism mechanism) {
    List<String> log = new ArrayList<>();
    CountDownLatch latch = new CountDownLatch(1);
    run(
        on(mechanism),
        () -> {
          Task<?> blocked =
              createTask(
                  () -> {
                    latch.await();
                    log.add("unblocked as " + currentName());
                  },
                  "blocked");
          Task<?> other =
              createTask(
                  () -> {
                    sleep(Duration.ZERO);
                    log.add("other");
                    latch.countDown();
                  });
          other.await();
          blocked.await();
        });
    assertThat(log).containsExactly("other", "unblocked as blocked");
  }

  private static String currentName() {
    Task<?> task = Asyncio.currentTask();
    return task == null ? "none" : task.name();
  }

  /** A virtual thread started in a task has the task's scheduler, so it runs on the loop too. */
  @OnEachMechanism
  void aTaskMayStartVirtualThreads(Mechanism mechanism) {
    List<String> log = new ArrayList<>();
    run(
        on(mechanism),
        () -> {
          EventLoop loop = Asyncio.runningLoop();
          Event done = new Event();
          Thread.startVirtualThread(
              () -> {
                loop.callSoonThreadsafe(() -> log.add("called"));
                loop.callSoonThreadsafe(done::set);
              });
          done.await();
        });
    assertThat(log).containsExactly("called");
  }

  /** A class whose initialiser awaits; made by a task alone, and once. */
  private static final class AwaitsAsItIsInitialised {
    static final String DONE = initialise();

    private static String initialise() {
      sleep(TICK);
      return "done";
    }
  }

  /** The JDK can't set the frames of an initialiser aside, so this once took the loop along. */
  @ParameterizedTest
  @EnumSource(value = Mechanism.class, names = "SCHEDULED_THREADS")
  void anAwaitInAClassInitialiserIsAnErrorOfItsTaskAlone(Mechanism mechanism) {
    List<String> others = new ArrayList<>();
    List<@Nullable Throwable> failures = new ArrayList<>();
    run(
        on(mechanism),
        () -> {
          Task<String> initialises = createTask(() -> AwaitsAsItIsInitialised.DONE);
          Task<String> other = createTask(() -> sleep(TICK, "other"));
          Asyncio.wait(List.of(initialises, other), null, ReturnWhen.ALL_COMPLETED);
          failures.add(initialises.exception());
          others.add(other.result());
        });
    assertThat(others).containsExactly("other");
    assertThat(failures)
        .singleElement()
        .isInstanceOf(ExceptionInInitializerError.class)
        .extracting(Throwable::getCause)
        .isInstanceOf(IllegalStateException.class)
        .asString()
        .contains("await where the JDK cannot suspend");
  }
}
