package dev.interleave.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;

/** The loop under loads that take minutes: {@code mvn verify -Pstress -pl bench/loop}. */
@Tag("stress")
class StressTest {

  private static void print(Mechanism mechanism, String what) {
    System.out.println("stress: " + mechanism + ": " + what);
  }

  @OnEachMechanism
  void aMillionTasksAtOnce(Mechanism mechanism) {
    double seconds = Loads.secondsForTasks(mechanism, 1_000_000);
    print(mechanism, "1 000 000 tasks at once, spawned and joined in %.2f s".formatted(seconds));
    assertThat(seconds).isLessThan(300);
  }

  @OnEachMechanism
  void aChainOfAHundredThousandTasks(Mechanism mechanism) {
    long start = System.nanoTime();
    Loads.chain(mechanism, 100_000);
    print(
        mechanism,
        "three chains of 100 000 tasks (result, error, cancellation) in %.2f s"
            .formatted((System.nanoTime() - start) / 1e9));
  }

  @OnEachMechanism
  void tenMillionCallbacksOfEightThreads(Mechanism mechanism) {
    double seconds = Loads.secondsForCallbacksOfThreads(mechanism, 8, 1_250_000);
    print(mechanism, "10 000 000 callbacks of 8 threads in %.2f s, none lost".formatted(seconds));
    assertThat(seconds).isLessThan(300);
  }

  @OnEachMechanism
  void anIdleLoopDoesNotSpin(Mechanism mechanism) {
    double share = Loads.processorShareOfIdling(mechanism, Duration.ofSeconds(2));
    print(mechanism, "%.4f %% of a processor while idle".formatted(100 * share));
    assertThat(share).isLessThan(.001);
  }

  @OnEachMechanism
  void aMillionTasksLeaveNoMemoryBehind(Mechanism mechanism) {
    long bytes = Loads.bytesLeftBehind(mechanism, 1_000_000);
    print(mechanism, "%.2f MB left behind by 1 000 000 tasks".formatted(bytes / 1e6));
    assertThat(bytes).isLessThan(8L << 20);
  }
}
