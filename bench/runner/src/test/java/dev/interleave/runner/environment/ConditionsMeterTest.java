package dev.interleave.runner.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.input.Fork;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConditionsMeterTest {
  @TempDir private Path temp;
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void isWhatHappenedBetweenTwoMoments() {
    FakeSystem system =
        new FakeSystem(temp)
            .with("proc/loadavg", "0.87 0.35 0.16 3/85 5820\n")
            .with("proc/stat", "cpu  100 0 0 100 0 0 0 0 50 0\ncpu0 1 2 3\n")
            .with(
                "proc/pressure/cpu",
                "some avg10=2.15 avg60=0.0 avg300=0.0 total=1000000\nfull total=0\n")
            .with("proc/self/cgroup", "0::/\n")
            .with("sys/fs/cgroup/cpu.stat", "usage_usec 5\nthrottled_usec 2000000\n");
    ConditionsMeter meter = new ConditionsMeter(system.files(), nanos::get);
    ConditionsMeter.Counters before = meter.read();
    nanos.addAndGet(10_000_000_000L);
    system
        .with("proc/stat", "cpu  150 0 0 125 0 0 0 25 90 0\n")
        .with("proc/pressure/cpu", "some avg10=2.15 avg60=0.0 avg300=0.0 total=3500000\n")
        .with("sys/fs/cgroup/cpu.stat", "throttled_usec 3500000\n");
    assertThat(meter.since(before)).isEqualTo(new Fork.Conditions(0.87, 0.25, 0.25, 1.5));
  }

  @Test
  void whereThereIsNothingToReadThereAreNulls() {
    ConditionsMeter meter = new ConditionsMeter(new SystemFiles(temp), nanos::get);
    assertThat(meter.since(meter.read())).isEqualTo(new Fork.Conditions(null, null, null, null));
  }

  @Test
  void nonsenseIsNothing() {
    FakeSystem system =
        new FakeSystem(temp)
            .with("proc/stat", "cpu  1 2\n")
            .with("proc/loadavg", "busy\n")
            .with("proc/pressure/cpu", "some none\n");
    ConditionsMeter meter = new ConditionsMeter(system.files(), nanos::get);
    assertThat(meter.since(meter.read())).isEqualTo(new Fork.Conditions(null, null, null, null));
  }
}
