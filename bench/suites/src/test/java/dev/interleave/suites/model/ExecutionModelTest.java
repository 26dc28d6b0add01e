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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExecutionModelTest {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  @ParameterizedTest
  @EnumSource
  void everyUnitRunsOnceAndItsAnswerIsRight(ExecutionModel kind) throws Exception {
    for (String specification : new String[] {"sleep:ms=0.1", "primes", "mixed:p=0.1"}) {
      try (Workload workload = Workloads.create(specification);
          Model model = kind.open()) {
        for (long seed = 0; seed < 2; seed++) {
          var batch = new Batch(workload, 8, seed);
          model.run(batch);
          assertThat(batch.checksum())
              .as(specification)
              .isEqualTo(Batch.expectedChecksum(workload, 8, seed));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void requestsAreAnsweredByAServerInAnotherProcess(ExecutionModel kind) throws Exception {
    try (Workload workload = Workloads.create("tcp-echo:ms=0.1")) {
      workload.open(20);
      try (Model model = kind.open()) {
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
    try (Model model = kind.open()) {
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
  void closingLeavesNoThreadAndNoDescriptorBehind(ExecutionModel kind) throws Exception {
    useAndClose(kind); // What the JVM starts once and keeps, such as carriers, is there after this.
    int threads = Thread.activeCount();
    long descriptors = descriptors();

    useAndClose(kind);

    assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads);
    assertThat(descriptors()).isLessThanOrEqualTo(descriptors);
  }

  private static void useAndClose(ExecutionModel kind) throws Exception {
    try (Workload workload = Workloads.create("tcp-echo:ms=0.1")) {
      workload.open(20);
      try (Model model = kind.open()) {
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
            "unknown model 'thread-poll'; there are sequential, async-loop, fixed-pool,"
                + " virtual-threads, fork-join");
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
