package dev.interleave.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What {@link StressTest} does, in small. */
class LoadTest {

  @OnEachMechanism
  void manyTasksAtOnce(Mechanism mechanism) {
    assertThat(Loads.secondsForTasks(mechanism, 10_000)).isPositive();
  }

  @OnEachMechanism
  void aLongChainOfTasks(Mechanism mechanism) {
    Loads.chain(mechanism, 1_000);
  }

  @OnEachMechanism
  void callbacksOfManyThreads(Mechanism mechanism) {
    assertThat(Loads.secondsForCallbacksOfThreads(mechanism, 8, 10_000)).isPositive();
  }

  @OnEachMechanism
  void tasksLeaveNoMemoryBehind(Mechanism mechanism) {
    assertThat(Loads.bytesLeftBehind(mechanism, 20_000)).isLessThan(8L << 20);
  }

  /** In asyncio this is a RecursionError. */
  @OnEachMechanism
  void tasksThatWaitForEachOtherInACircleCannotBeCancelled(Mechanism mechanism) {
    Asyncio.run(
        LoopOptions.DEFAULTS.with(mechanism),
        () -> {
          EventLoop loop = Asyncio.runningLoop();
          List<Task<Integer>> tasks = new ArrayList<>();
          Future<Integer> gate = loop.createFuture();
          int[] awaited = {1, 2, 3, 1}; // The first waits for a circle of three.
          for (int next : awaited) {
            tasks.add(
                Asyncio.createTask(
                    () -> {
                      gate.await();
                      return tasks.get(next).await();
                    }));
          }
          Asyncio.sleep(Duration.ZERO);
          gate.setResult(1);
          Asyncio.sleep(Duration.ZERO);
          for (Task<Integer> task : tasks) {
            assertThatThrownBy(task::cancel)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("in a circle");
          }
          tasks.forEach(Task::stopWaiting); // Or they would wait for ever.
          Asyncio.wait(tasks, null, ReturnWhen.ALL_COMPLETED);
          tasks.forEach(Task::exception);
        });
  }
}
