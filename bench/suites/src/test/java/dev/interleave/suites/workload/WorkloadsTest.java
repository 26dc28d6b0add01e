package dev.interleave.suites.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadsTest {
  /** Remembers waits and returns at once. */
  private static final class NoWaits implements Waits {
    final List<Duration> sleeps = new ArrayList<>();

    @Override
    public void sleep(Duration time) {
      sleeps.add(time);
    }

    @Override
    public Connection connect(SocketAddress peer) {
      throw new AssertionError("this workload opens no connection");
    }

    @Override
    public <T> T blocking(Callable<T> call) throws Exception {
      return call.call();
    }

    @Override
    public <T> T await(CompletionStage<T> stage) {
      throw new AssertionError("this workload awaits nothing");
    }

    @Override
    public boolean onLoop() {
      return false;
    }

    @Override
    public long compute(LongSupplier computation) {
      return computation.getAsLong();
    }

    @Override
    public long[] all(List<? extends Part> parts) throws Exception {
      var answers = new long[parts.size()];
      for (int part = 0; part < answers.length; part++) {
        answers[part] = parts.get(part).run();
      }
      return answers;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "primes",
        "mixed:p=0",
        "mixed:p=0.1",
        "mixed:p=0.5",
        "mixed:p=1",
        "file-read",
        "mandelbrot",
        "sha256",
        "matrix-multiply",
        "sort",
        "json",
        "fibonacci"
      })
  void unitsReturnTheAnswerThatIsKnown(String specification) throws Exception {
    try (Workload workload = Workloads.create(specification)) {
      workload.open(20);
      for (int unit = 0; unit < 20; unit++) {
        for (long seed = 0; seed < 3; seed++) {
          assertThat(workload.run(unit, seed, new NoWaits()))
              .as("unit %d of seed %d", unit, seed)
              .isEqualTo(workload.expected(unit, seed));
        }
      }
    }
  }

  @Test
  void aSleepThatReturnsEarlyGivesAWrongAnswer() throws Exception {
    try (Workload sleep = Workloads.create("sleep")) {
      assertThat(sleep.run(3, 1, new NoWaits())).isNotEqualTo(sleep.expected(3, 1));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 2000", "0.1, 1800", "0.5, 1000", "0.9, 200"})
  void mixedWaitsForWhatItDoesNotCompute(String share, long micros) throws Exception {
    var waits = new NoWaits();
    try (Workload mixed = Workloads.create("mixed:p=" + share)) {
      mixed.run(0, 0, waits);
    }
    assertThat(waits.sleeps).containsExactly(Duration.ofNanos(micros * 1000));
  }

  @Test
  void theKindOfWorkFollowsFromTheCpuShare() {
    assertThat(List.of("sleep", "tcp-echo", "primes", "mixed:p=0.1", "mixed:p=1"))
        .extracting(specification -> Workloads.create(specification).profile().kind())
        .containsExactly("waiting", "waiting", "computing", "mixed", "computing");
  }

  /** Or the time of a lone unit would not be that of a batch's mean unit. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 100})
  void overASeedCycleBatchesOfAnySizeFindAsManyPrimesPerUnit(int units) {
    Workload primes = Workloads.create("primes");
    double found = 0;
    for (long seed = 0; seed < 8; seed++) {
      for (int unit = 0; unit < units; unit++) {
        found += primes.expected(unit, seed);
      }
    }
    // 10 450 numbers a unit; one in ln(1 050 000) = 13.86 is a prime.
    assertThat(found / units / 8).isCloseTo(10_450 / 13.86, withinPercentage(2));
  }

  @Test
  void unitsOfDifferentSeedsDiffer() {
    Workload primes = Workloads.create("primes");
    assertThat(primes.expected(0, 1)).isNotEqualTo(primes.expected(0, 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "slep | unknown workload 'slep'; there are async-tree, bank-transfer, db-insert,"
            + " db-n-plus-one, db-point-query, db-slow-query, fibonacci, file-read, http-fan-out,"
            + " http-fetch, json, mandelbrot, matrix-multiply, mixed, primes, sha256, shared-counter,"
            + " shared-map, sleep, sort, tcp-echo, tcp-fan-out",
        "async-tree:leaf=cpu | workload 'async-tree:leaf=cpu': parameter leaf is 'cpu', but must be"
            + " one of none, io, memoization, cpu_io_mixed",
        "mixed:p=2 | workload 'mixed:p=2': parameter p is '2', but must be a number from 0.0 to 1.0",
        "mixed:p=x | workload 'mixed:p=x': parameter p is 'x', but must be a number from 0.0 to 1.0",
        "mixed:q=1 | workload 'mixed:q=1': unknown parameter 'q'; this workload takes p",
        "db-insert:driver=odbc | workload 'db-insert:driver=odbc': parameter driver is 'odbc', but"
            + " must be one of usual, jdbc, executor, vertx",
        "db-insert:pool=0 | workload 'db-insert:pool=0': parameter pool is '0', but must be a number"
            + " from 1.0 to 200.0",
        "http-fetch:delay=pareto | workload 'http-fetch:delay=pareto': parameter delay is 'pareto',"
            + " but must be one of fixed, exponential, long-tailed",
        "primes:n=1 | workload 'primes:n=1': unknown parameter 'n'; this workload takes none",
        "sleep:ms | workload 'sleep:ms': a workload's parameters are written"
            + " name=value;name=value, not 'ms'",
      })
  void aWrongSpecificationSaysWhatIsAllowed(String specification, String message) {
    assertThatThrownBy(() -> Workloads.create(specification))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
