package dev.interleave.suites.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interleave.suites.workload.Waits;
import dev.interleave.suites.workload.Workload;
import dev.interleave.suites.workload.Workloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExecutionModelTest {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  @ParameterizedTest
  @EnumSource
  void everyUnitRunsOnceAndItsAnswerIsRight(ExecutionModel kind) throws Exception {
    check(kind, 8, "sleep:ms=0.1", "primes", "mixed:p=0.1", "file-read");
  }

  @ParameterizedTest
  @EnumSource
  void partsOfUnitsRunWhereAModelCanRunThem(ExecutionModel kind) throws Exception {
    check(kind, 3, "fibonacci", "tcp-fan-out:k=3;ms=0.1");
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsLostOfWhatUnitsShare(ExecutionModel kind) throws Exception {
    check(kind, 50, "shared-counter", "shared-map", "bank-transfer");
  }

  @ParameterizedTest
  @EnumSource(names = {"SEQUENTIAL", "ASYNC_LOOP", "VIRTUAL_THREADS"})
  void treesOfTasksHaveTheSameLeavesEverywhere(ExecutionModel kind) throws Exception {
    check(kind, 1, "async-tree:leaf=none", "async-tree:leaf=none;start=group");
    if (kind != ExecutionModel.SEQUENTIAL) {
      check(kind, 1, "async-tree:leaf=cpu_io_mixed");
    }
  }

  private static void check(ExecutionModel kind, int units, String... specifications)
      throws Exception {
    for (String specification : specifications) {
      try (Workload workload = Workloads.create(specification)) {
        if (kind.reasonNotToRun(workload.profile()).isPresent()) {
          continue;
        }
        workload.open(units);
        try (Model model = kind.open(specification, units)) {
          workload.share(model.sharing());
          for (long seed = 0; seed < 2; seed++) {
            var batch = new Batch(workload, units, seed);
            model.run(batch);
            assertThat(batch.checksum())
                .as(specification)
                .isEqualTo(Batch.expectedChecksum(workload, units, seed));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void requestsAreAnsweredByAServerInAnotherProcess(ExecutionModel kind) throws Exception {
    try (Workload workload = Workloads.create("tcp-echo:ms=0.1")) {
      workload.open(20);
      try (Model model = kind.open("tcp-echo:ms=0.1", 20)) {
        for (long seed = 0; seed < 3; seed++) {
          var batch = new Batch(workload, 20, seed);
          model.run(batch);
          assertThat(batch.checksum()).isEqualTo(Batch.expectedChecksum(workload, 20, seed));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void pagesAreServedByAServerInAnotherProcess(ExecutionModel kind) throws Exception {
    check(kind, 10, "http-fetch:ms=0.1", "http-fan-out:k=2;ms=0.1;delay=exponential");
  }

  @ParameterizedTest
  @EnumSource(names = "PROCESS_POOL", mode = EnumSource.Mode.EXCLUDE)
  void aUnitTakesFromTheSubmissionToItsEnd(ExecutionModel kind) throws Exception {
    try (Workload workload = Workloads.create("sleep:ms=3");
        Model model = kind.open("sleep:ms=3", 5)) {
      workload.open(5);
      long before = System.nanoTime();
      var batch = new Batch(workload, 5, 0);
      model.run(batch);
      long took = System.nanoTime() - before;
      var response = new Histogram(3);
      var ready = new Histogram(3);
      Objects.requireNonNull(batch.timing()).addTo(response, ready);
      assertThat(response.getTotalCount()).isEqualTo(5);
      assertThat(response.getMinValue()).isGreaterThan(2_900_000);
      assertThat(response.getMaxValue()).isLessThanOrEqualTo(took + took / 500);
      assertThat(ready.getTotalCount()).isEqualTo(5);
      assertThat(ready.getMaxValue()).isLessThanOrEqualTo(response.getMaxValue());
      if (kind == ExecutionModel.SEQUENTIAL) {
        assertThat(ready.getMaxValue()).as("the last had to wait").isGreaterThan(4 * 2_900_000);
      }
    }
  }

  @Test
  void nothingIsTimedWhereUnitsOnlyCompute() {
    assertThat(new Batch(Workloads.create("primes"), 2, 0).timing()).isNull();
  }

  /** Another process can't be given a workload that no specification names. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PROCESS_POOL")
  void aFailureIsThrownAfterAllUnitsHaveEnded(ExecutionModel kind) throws Exception {
    var ended = new AtomicInteger();
    Workload failing =
        new FakeWorkload() {
          @Override
          public long run(int unit, long seed, Waits waits) throws Exception {
            try {
              if (unit == 3) {
                throw new IOException("unit 3");
              }
              waits.sleep(Duration.ofNanos(100_000));
              return unit;
            } finally {
              ended.incrementAndGet();
            }
          }
        };
    try (Model model = kind.open("sleep", 10)) {
      assertThatThrownBy(() -> model.run(new Batch(failing, 10, 0)))
          .isInstanceOf(IOException.class)
          .hasMessage("unit 3");
      assertThat(ended).hasValue(kind == ExecutionModel.SEQUENTIAL ? 4 : 10);

      // The model is still good for another batch.
      Workload fine = new FakeWorkload();
      var batch = new Batch(fine, 10, 0);
      model.run(batch);
      assertThat(batch.checksum()).isEqualTo(Batch.expectedChecksum(fine, 10, 0));
    }
  }

  @ParameterizedTest
  @EnumSource
  void noThreadOfAModelThatIsLeftOpenKeepsAJvmFromEnding(ExecutionModel kind) throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    var workload = new FakeWorkload();
    try (Model model = kind.open("sleep", 20)) {
      model.run(new Batch(workload, 20, 1));
      var started = new HashSet<>(Thread.getAllStackTraces().keySet());
      started.removeAll(before);
      assertThat(started).allMatch(Thread::isDaemon);
    }
  }

  @ParameterizedTest
  @EnumSource
  void closingLeavesNoThreadAndNoDescriptorBehind(ExecutionModel kind) throws Exception {
    closesAll(kind, "sleep:ms=0.1");
  }

  @ParameterizedTest
  @EnumSource(names = {"SEQUENTIAL", "ASYNC_LOOP", "VIRTUAL_THREADS", "FORK_JOIN_BLOCKER"})
  void closingLeavesNoConnectionBehind(ExecutionModel kind) throws Exception {
    closesAll(kind, "tcp-echo:ms=0.1");
  }

  private static void closesAll(ExecutionModel kind, String specification) throws Exception {
    // What the JVM starts once and keeps, such as carriers, is there after this.
    useAndClose(kind, specification);
    int threads = Thread.activeCount();
    long descriptors = descriptors();

    useAndClose(kind, specification);

    // A thread that has done its work is counted until the system has let it go.
    long end = System.nanoTime() + 5_000_000_000L;
    while (Thread.activeCount() > threads && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads);
    assertThat(descriptors()).isLessThanOrEqualTo(descriptors);
  }

  private static void useAndClose(ExecutionModel kind, String specification) throws Exception {
    try (Workload workload = Workloads.create(specification)) {
      workload.open(20);
      try (Model model = kind.open(specification, 20)) {
        model.run(new Batch(workload, 20, 1));
      }
    }
  }

  private static long descriptors() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(DESCRIPTORS), "open descriptors can be counted here");
    try (Stream<Path> open = Files.list(DESCRIPTORS)) {
      return open.count();
    }
  }

  @Test
  void anUnknownModelIsAnErrorThatListsAll() {
    assertThatThrownBy(() -> ExecutionModel.of("thread-poll"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "unknown model 'thread-poll'; there are sequential, async-loop, async-loops,"
                + " async-loop+executor, fixed-pool, sized-pool, cached-pool, thread-per-unit,"
                + " virtual-threads, virtual-threads+pool, structured, fork-join,"
                + " fork-join+blocker, parallel-stream, completable-future,"
                + " completable-future+pool, process-pool");
  }

  /** Returns its unit's index. */
  private static class FakeWorkload implements Workload {
    @Override
    public Profile profile() {
      return new Profile(Duration.ofMillis(1), 0);
    }

    @Override
    public long run(int unit, long seed, Waits waits) throws Exception {
      return unit;
    }

    @Override
    public long expected(int unit, long seed) {
      return unit;
    }
  }
}
