package dev.interleave.suites.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interleave.suites.workload.Waits;
import dev.interleave.suites.workload.Workload;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ServerWatchTest {
  private final AtomicBoolean alive = new AtomicBoolean(true);
  private final ServerWatch watch = new ServerWatch(alive::get, Duration.ZERO);

  @Test
  void aFailureBesideAServerThatRunsIsLeftAsItIs() {
    assertThatCode(watch::requireRunning).doesNotThrowAnyException();
    assertThatCode(() -> watch.requireRunning(new IOException("of another kind")))
        .doesNotThrowAnyException();
  }

  @Test
  void aFailureBesideAServerThatEndedIsItsCause() {
    alive.set(false);
    var failure = new ConnectException();
    assertThatThrownBy(() -> watch.requireRunning(failure))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("the server that units ask ended")
        .hasCause(failure);
  }

  @Test
  void unitsAskNoServerThatEnded() throws Exception {
    var asked = new int[1];
    var workload =
        new Workload() {
          @Override
          public Profile profile() {
            return new Profile(Duration.ofMillis(1), 0);
          }

          @Override
          public long run(int unit, long seed, Waits waits) throws IOException {
            asked[0]++;
            alive.set(false);
            throw new ConnectException();
          }

          @Override
          public long expected(int unit, long seed) {
            return 0;
          }

          @Override
          public boolean serverIsAlive() {
            return alive.get();
          }
        };
    var batch = new Batch(workload, 2, 0);
    for (int unit = 0; unit < 2; unit++) {
      int index = unit;
      assertThatThrownBy(() -> batch.run(index, BlockingWaits.WITHOUT_PARTS))
          .hasMessageStartingWith("the server that units ask ended");
    }
    assertThat(asked[0]).isEqualTo(1);
  }
}
