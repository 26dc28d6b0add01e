package dev.interleave.runner.fork;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.input.Fork.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
  private static Diagnosis of(int exit, boolean timedOut, boolean result, String... lines) {
    ForkLog log = new ForkLog();
    for (String line : lines) {
      log.accept(line);
    }
    return Diagnosis.of(
        new Launcher.Ended(exit, timedOut, Duration.ofSeconds(9)), log, result, false);
  }

  @Test
  void aResultAndNoErrorIsWell() {
    assertThat(of(0, false, true)).isEqualTo(new Diagnosis(Status.OK, null));
  }

  @Test
  void aKilledForkTimedOut() {
    assertThat(of(137, true, false).status()).isEqualTo(Status.TIMED_OUT);
    assertThat(of(137, true, false).message()).contains("9 s", "--fork-timeout");
  }

  @Test
  void aReasonNotToRunIsNoFailure() {
    assertThat(of(1, false, false, "java.lang.Exception: not run: no cores"))
        .isEqualTo(new Diagnosis(Status.NOT_RUN, "no cores"));
  }

  @Test
  void aDeadJvmCrashed() {
    assertThat(of(1, false, false, "<forked VM failed with exit code 139>").message())
        .contains("139", "signal 11");
    assertThat(of(137, false, false).status()).isEqualTo(Status.CRASHED);
    assertThat(
            Diagnosis.of(new Launcher.Ended(1, false, Duration.ZERO), new ForkLog(), false, true)
                .status())
        .isEqualTo(Status.CRASHED);
  }

  @Test
  void anExceptionFailed() {
    assertThat(of(1, false, false, "java.lang.Error: x"))
        .isEqualTo(new Diagnosis(Status.FAILED, "java.lang.Error: x"));
    assertThat(of(1, false, true).message()).isEqualTo("it printed nothing");
  }

  @Test
  void noResultFailed() {
    assertThat(of(0, false, false, "bye").message()).isEqualTo("JMH ended without a result: bye");
  }
}
