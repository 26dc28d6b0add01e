package dev.interleave.suites.dial;

import dev.interleave.suites.workload.Computation;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Four ways to be slower by a known percentage, which {@code -Dinterleave.dial=on} turns on: more
 * steps of a computation, a longer wait, more objects, a longer critical section.
 *
 * <p>Forks are short, as a comparison wants many. What is not part of the dialled work is below 2 %
 * of the time, so that a dial at 10 % makes at least 9.8 %. Each operation also allocates a buffer
 * of a size that the dial leaves alone: otherwise most of the allocation of an operation would be
 * what JMH itself allocates in an iteration, divided by fewer operations where these are slower.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 3,
    jvmArgsAppend = {
      "-XX:+UseSerialGC",
      "-Xms128m",
      "-Xmx128m",
      "-Xmn96m",
      "--sun-misc-unsafe-memory-access=allow",
    })
public class DialBenchmark {
  /** 0.1 ms on today's processors. */
  static final long STEPS = 30_000;

  /** 0.2 ms, beside which handing over the lock does not count. */
  static final long LOCKED_STEPS = 60_000;

  /** Long enough for 1 % of it to stand out from the lateness of timers, of some 0.06 ms. */
  static final long WAIT_NANOS = 4_000_000;

  static final long BLOCKS = 100;
  private static final int BLOCK_BYTES = 1_000;
  private static final int BLOCKS_KEPT = 16;

  /** Beside it an operation's part in the 6 kB that JMH allocates in an iteration is small. */
  private static final int BUFFER_BYTES = 4_096;

  /** As there are few waits in an iteration. */
  private static final int WAIT_BUFFER_BYTES = 65_536;

  private static final long START = Computation.start(42);

  @Param({"0", "1", "2", "3", "5", "10"})
  int percent;

  /** Tells cells apart that are otherwise alike. */
  @Param("1")
  int copy;

  private final ReentrantLock lock = new ReentrantLock();
  private final byte[][] kept = new byte[BLOCKS_KEPT][1];
  private long steps;
  private long lockedSteps;
  private Duration wait = Duration.ZERO;
  private int blocks;

  private long state = START;
  private long stepsTaken;
  private long blocksMade;
  private long blocksRead;
  private long earlyReturns;

  @Setup
  public void turn() {
    Dial dial = Dial.of(percent, System.getProperty(Dial.PROPERTY, "off"));
    steps = dial.of(STEPS);
    lockedSteps = dial.of(LOCKED_STEPS);
    wait = Duration.ofNanos(dial.of(WAIT_NANOS));
    blocks = Math.toIntExact(dial.of(BLOCKS));
    for (byte[] block : kept) {
      block[0] = 1;
    }
  }

  @Benchmark
  public byte[] cpu() {
    compute(steps);
    return new byte[BUFFER_BYTES];
  }

  @Benchmark
  @Threads(2)
  public byte[] contention() {
    lock.lock();
    try {
      compute(lockedSteps);
    } finally {
      lock.unlock();
    }
    return new byte[BUFFER_BYTES];
  }

  private void compute(long more) {
    state = Computation.run(state, more);
    stepsTaken += more;
  }

  @Benchmark
  public byte[] waiting() throws InterruptedException {
    long start = System.nanoTime();
    Thread.sleep(wait);
    // Clocks may differ by a little.
    if (System.nanoTime() - start < wait.toNanos() * 0.99) {
      earlyReturns++;
    }
    return new byte[WAIT_BUFFER_BYTES];
  }

  /** Each block is read when its place is taken by another, so that none can be left out. */
  @Benchmark
  public void allocation() {
    for (int i = 0; i < blocks; i++) {
      byte[] block = new byte[BLOCK_BYTES];
      block[0] = 1;
      blocksMade++;
      int place = (int) (blocksMade % BLOCKS_KEPT);
      blocksRead += kept[place][0];
      kept[place] = block;
    }
  }

  /** A benchmark that is slow and wrong fails. */
  @TearDown(Level.Iteration)
  public void check() {
    require("state of the generator", state, Computation.skip(START, stepsTaken));
    require("blocks read", blocksRead, blocksMade);
    require("waits that ended early", earlyReturns, 0);
  }

  private static void require(String what, long actual, long expected) {
    if (actual != expected) {
      throw new IllegalStateException(
          "wrong answer: %s: %d instead of %d".formatted(what, actual, expected));
    }
  }
}
