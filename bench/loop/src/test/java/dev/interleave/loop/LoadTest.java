package dev.interleave.loop;

import static org.assertj.core.api.Assertions.assertThat;

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
}
