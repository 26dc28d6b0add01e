package dev.interleave.suites.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interleave.suites.workload.Waits;
import dev.interleave.suites.workload.Workload;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class ServerWatchTest {
  private static final String ENDED = "the server that units ask ended";

  private final AtomicInteger looks = new AtomicInteger();

  /** Of a server that so many looks find running. */
  private ServerWatch watch(int running) {
    return new ServerWatch(() -> looks.incrementAndGet() <= running, () -> {});
  }

  @Test
  void aFailureBesideAServerThatRunsIsLeftAsItIs() {
    ServerWatch watch = watch(Integer.MAX_VALUE);
    assertThatCode(watch::requireRunning).doesNotThrowAnyException();
    for (int failure = 0; failure < 2; failure++) {
      assertThatCode(() -> watch.requireRunning(new IOException("of another kind")))
          .doesNotThrowAnyException();
    }
    assertThat(looks).as("of the first failure alone").hasValue(ServerWatch.LOOKS + 1);
  }

  @Test
  void aFailureBesideAServerThatEndsAMomentLaterIsItsCause() {
    ServerWatch watch = watch(3);
    var failure = new ConnectException();
    assertThatThrownBy(() -> watch.requireRunning(failure))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(ENDED)
        .hasCause(failure);
    assertThatThrownBy(watch::requireRunning).hasMessageStartingWith(ENDED);
    assertThat(looks).hasValue(4);
  }

  @Test
  void aUnitThatIsInterruptedLeavesLookingToTheNext() {
    var watch =
        new ServerWatch(
            () -> looks.incrementAndGet() <= 1,
            () -> {
              throw new InterruptedException();
            });
    assertThatThrownBy(() -> watch.requireRunning(new ConnectException()))
        .isInstanceOf(InterruptedException.class);
    assertThatThrownBy(() -> watch.requireRunning(new ConnectException()))
        .hasMessageStartingWith(ENDED);
  }

  @Test
  void unitsAskNoServerThatEnded() {
    var workload = new Failing(Optional.of(() -> false));
    var batch = new Batch(workload, 2, 0);
    for (int unit = 0; unit < 2; unit++) {
      int index = unit;
      assertThatThrownBy(() -> batch.run(index, BlockingWaits.WITHOUT_PARTS))
          .hasMessageStartingWith(ENDED);
    }
    assertThat(workload.asked).isEqualTo(1);
  }

  @Test
  void aFailureOfUnitsWithoutAServerIsTheirOwn() {
    var workload = new Failing(Optional.empty());
    assertThatThrownBy(() -> new Batch(workload, 1, 0).run(0, BlockingWaits.WITHOUT_PARTS))
        .isSameAs(workload.failure);
  }

  /** Each unit fails as if its server were gone. */
  private static final class Failing implements Workload {
    private final ConnectException failure = new ConnectException();
    private final Optional<BooleanSupplier> alive;
    private int asked;

    Failing(Optional<BooleanSupplier> alive) {
      this.alive = alive;
    }

    @Override
    public Profile profile() {
      return new Profile(Duration.ofMillis(1), 0);
    }

    @Override
    public long run(int unit, long seed, Waits waits) throws IOException {
      asked++;
      throw failure;
    }

    @Override
    public long expected(int unit, long seed) {
      return 0;
    }

    @Override
    public Optional<BooleanSupplier> serverIsAlive() {
      return alive;
    }
  }
}
