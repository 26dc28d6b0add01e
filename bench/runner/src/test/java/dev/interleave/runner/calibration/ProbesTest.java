package dev.interleave.runner.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.interleave.report.input.Probe;
import dev.interleave.runner.fork.Launcher;
import dev.interleave.runner.progress.PlainProgress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbesTest {
  @TempDir private Path temp;
  private final StringWriter said = new StringWriter();
  private final List<Launcher.Launch> launched = new ArrayList<>();
  private Duration now = Duration.ofDays(-1);

  /** With a probe that always ends like this. */
  private Probes probes(int exitCode, String line) {
    Launcher launcher =
        new Launcher() {
          @Override
          public Ended run(Launch launch, Consumer<String> lines) {
            launched.add(launch);
            lines.accept(line);
            return new Ended(exitCode, false, Duration.ofSeconds(2));
          }

          @Override
          public int killLeftovers() {
            return 0;
          }

          @Override
          public void kill() {}
        };
    return new Probes(
        launcher,
        Probes.command(List.of("taskset", "-c", "0"), Path.of("java")),
        "-Da=b",
        temp.resolve(Probe.FILE),
        new PlainProgress(new PrintWriter(said, true), false),
        () -> now.toNanos(),
        () -> Instant.EPOCH);
  }

  @Test
  void looksAtOnceAndThenNowAndThen() throws IOException {
    Probes probes = probes(0, "interleave: probe cpu=3e8 memory=2000000 scheduling=1e5");
    probes.calibrate();
    probes.calibrate();
    assertThat(launched).hasSize(1);
    now = now.plus(Probes.BETWEEN);
    probes.calibrate();
    assertThat(Probe.read(temp))
        .hasSize(2)
        .containsOnly(new Probe("1970-01-01T00:00:00Z", 3e8, 2e6, 1e5));
    assertThat(launched.getFirst().command())
        .startsWith("taskset", "-c", "0", "java", "-cp")
        .endsWith(ProbeMain.class.getName());
    assertThat(launched.getFirst().environment()).containsEntry("JDK_JAVA_OPTIONS", "-Da=b");
  }

  @Test
  void aMachineThatCannotBeCalibratedIsToldOnce() throws IOException {
    Probes probes = probes(1, "Error: UnsupportedClassVersionError");
    probes.calibrate();
    now = now.plus(Probes.BETWEEN);
    probes.calibrate();
    assertThat(launched).hasSize(1);
    assertThat(said.toString()).containsOnlyOnce("UnsupportedClassVersionError");
    assertThat(Probe.read(temp)).isEmpty();
  }

  @Test
  void kernelsKnowTheirAnswers() {
    for (Kernel kernel : List.of(new Computing(), new RandomReads(), new HandOvers())) {
      assertThat(kernel.run()).as(kernel.name()).isPositive();
      kernel.check();
    }
    assertThatIllegalStateException()
        .isThrownBy(new HandOvers()::check)
        .withMessage("wrong answer: 0 instead of 2000");
  }
}
