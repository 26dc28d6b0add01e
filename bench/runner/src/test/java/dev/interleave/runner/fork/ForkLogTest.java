package dev.interleave.runner.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ForkLogTest {
  private static ForkLog log(String text) {
    ForkLog log = new ForkLog();
    text.lines().forEach(log::accept);
    return log;
  }

  @Test
  void readsWarmupScores() {
    ForkLog log =
        log(
            """
            # Benchmark mode: Throughput, ops/time
            # Run progress: 0.00% complete, ETA 00:01:40
            # Warmup Iteration   1: 23951862.556 ops/s
            # Warmup Iteration   2: ≈ 10⁻⁴ ops/s
            Iteration   1: 26919405.945 ops/s
                             gc.alloc.rate:      0.033 MB/sec
            """);
    assertThat(log.warmup()).containsExactly(23951862.556, 1e-4);
    assertThat(log.lastScore()).isEqualTo("26919405.945 ops/s");
    assertThat(log.planned()).isEqualTo(Duration.ofSeconds(100));
  }

  @Test
  void aNoteMayComeBetweenAnIterationAndItsScore() {
    ForkLog log =
        log(
            """
            # Warmup Iteration   1: interleave: workers=2
            some chatter of the benchmark
            20959362.713 ops/s
            interleave: mechanism = virtual threads
            # Warmup Iteration   2: 21299158.643 ops/s
            """);
    assertThat(log.warmup()).containsExactly(20959362.713, 21299158.643);
    assertThat(log.notes()).containsEntry("workers", "2").hasSize(1);
  }

  @Test
  void notesKeepEqualsSigns() {
    assertThat(log("interleave: flags=-Da=b").notes()).containsEntry("flags", "-Da=b");
  }

  @Test
  void warmupIsEmptyIfAScoreIsMissing() {
    assertThat(log("# Warmup Iteration   1: <failure>\n# Warmup Iteration   2: 1.0 ops/s").warmup())
        .isEmpty();
  }

  @Test
  void warmupIsOfTheFirstModeOnly() {
    ForkLog log =
        log(
            """
            # Benchmark mode: Throughput, ops/time
            # Warmup Iteration   1: 5.0 ops/s
            # Benchmark mode: Sampling time
            # Warmup Iteration   1: 0.2 s/op
            """);
    assertThat(log.warmup()).containsExactly(5.0);
  }

  @Test
  void seesWhyACellIsNotRun() {
    ForkLog log =
        log(
            """
            # Warmup Iteration   1: <failure>

            java.lang.UnsupportedOperationException: not run: needs more cores
            \tat x.B.s(B.java:8)
            """);
    assertThat(log.notRun()).isEqualTo("needs more cores");
  }

  @Test
  void seesTheFirstException() {
    ForkLog log =
        log(
            """
            NOTE: Picked up JDK_JAVA_OPTIONS: -Da.b.Exception=1
            java.lang.IllegalStateException: wrong answer: 41 instead of 42
            \tat x.B.avg(B.java:9)
            ERROR: org.openjdk.jmh.runner.RunnerException: Benchmark caught the exception
            """);
    assertThat(log.complaint())
        .isEqualTo("java.lang.IllegalStateException: wrong answer: 41 instead of 42");
    assertThat(log.notRun()).isNull();
  }

  @Test
  void withoutAnExceptionTheErrorOrTheLastLineSpeaks() {
    assertThat(log("x\nERROR: Unable to acquire the JMH lock\ny").complaint())
        .isEqualTo("ERROR: Unable to acquire the JMH lock");
    assertThat(log("No matching benchmarks. Miss-spelled regexp?").complaint())
        .startsWith("No matching benchmarks");
    assertThat(log("").complaint()).isNull();
  }

  @Test
  void seesTheForkedJvmDie() {
    ForkLog log =
        log(
            """
            #
            # A fatal error has been detected by the Java Runtime Environment:
            #
            #  SIGSEGV (0xb) at pc=0x00007f, pid=1, tid=2
            <forked VM failed with exit code 134>
            """);
    assertThat(log.forkedExit()).hasValue(134);
    assertThat(log.signal()).startsWith("SIGSEGV (0xb)");
  }
}
