package dev.interleave.suites.workload;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Each unit is a tree of tasks: 6 levels of 6 branches, 46 656 leaves, 55 986 children. The
 * benchmark {@code async_tree} of Python's pyperformance, but that what a leaf does derives from
 * its place and not from a generator that all share, so that every model does the same.
 */
public final class AsyncTree implements Workload {
  private static final int LEVELS = 6;
  private static final int BRANCHES = 6;
  private static final int LEAVES = 46_656;
  private static final Duration WAIT = Duration.ofMillis(50);
  private static final int FACTORIAL = 500;

  /** Keys of the cache, and the percentage of leaves that look there. */
  private static final int KEYS = 100;

  private static final int CACHED = 90;

  /** What a leaf does. */
  private enum Kind {
    /** Nothing. */
    NONE,
    /** Waits. */
    IO,
    /** Looks into a cache, and waits where it finds nothing or does not look. */
    MEMOIZATION,
    /** Computes a factorial, or does as with {@link #MEMOIZATION}. */
    CPU_IO_MIXED
  }

  private final Kind kind;
  private final boolean grouped;
  private Sharing.@Nullable Mutex mutex;

  private AsyncTree(Kind kind, boolean grouped) {
    this.kind = kind;
    this.grouped = grouped;
  }

  @Override
  public Profile profile() {
    double waits = WAIT.toNanos() * 1.0 * LEAVES;
    return switch (kind) {
      case NONE -> new Profile(Duration.ofMillis(10), 1, LEAVES, false);
      case IO -> new Profile(Duration.ofNanos((long) waits), 0, LEAVES, false);
      case MEMOIZATION -> new Profile(Duration.ofNanos((long) (waits / 10)), 0, LEAVES, false);
      case CPU_IO_MIXED -> new Profile(Duration.ofNanos((long) (waits / 20)), 0.005, LEAVES, false);
    };
  }

  @Override
  public void share(Sharing sharing) {
    mutex = sharing.mutex();
  }

  @Override
  public long run(int unit, long seed, Waits waits) throws Exception {
    return branch(LEVELS, Mix.mix(seed, unit), new boolean[KEYS], waits);
  }

  /**
   * @param cached the keys that the tree's cache holds, the same array throughout the tree
   */
  private long branch(int level, long node, boolean[] cached, Waits waits) throws Exception {
    if (level == 0) {
      return leaf(node, cached, waits);
    }
    List<Waits.Part> parts = new ArrayList<>(BRANCHES);
    for (int branch = 0; branch < BRANCHES; branch++) {
      long child = Mix.mix(node, branch);
      parts.add(() -> branch(level - 1, child, cached, waits));
    }
    long sum = 0;
    for (long answer : grouped ? waits.group(parts) : waits.all(parts)) {
      sum += answer;
    }
    return sum;
  }

  private long leaf(long node, boolean[] cached, Waits waits) throws Exception {
    switch (kind) {
      case NONE -> {}
      case IO -> waits.sleep(WAIT);
      case MEMOIZATION -> remember(node, cached, waits);
      case CPU_IO_MIXED -> {
        if (computes(node)) {
          return Mix.mix(waits.compute(AsyncTree::factorial), (int) node);
        }
        remember(node, cached, waits);
      }
    }
    return Mix.mix(node);
  }

  private void remember(long node, boolean[] cached, Waits waits) throws Exception {
    if (percent(node, 1) >= CACHED || !seenBefore(percent(node, 2), cached)) {
      waits.sleep(WAIT);
    }
  }

  private static boolean computes(long node) {
    return percent(node, 0) < 50;
  }

  /** A number from 0 to 99 that derives from the node. */
  private static int percent(long node, int which) {
    return (int) Long.remainderUnsigned(Mix.mix(node, which), KEYS);
  }

  private boolean seenBefore(int key, boolean[] cached) {
    Sharing.Mutex guard = guard();
    guard.lock();
    try {
      boolean seen = cached[key];
      cached[key] = true;
      return seen;
    } finally {
      guard.unlock();
    }
  }

  private Sharing.Mutex guard() {
    Sharing.Mutex guard = mutex;
    if (guard == null) {
      throw new IllegalStateException("share() comes before the first unit");
    }
    return guard;
  }

  private static long factorial() {
    BigInteger product = BigInteger.ONE;
    for (int factor = 2; factor <= FACTORIAL; factor++) {
      product = product.multiply(BigInteger.valueOf(factor));
    }
    return product.bitLength();
  }

  /** Level by level, without tasks; the factorial's length by Stirling's series. */
  @Override
  public long expected(int unit, long seed) {
    long[] nodes = {Mix.mix(seed, unit)};
    for (int level = 0; level < LEVELS; level++) {
      var next = new long[nodes.length * BRANCHES];
      for (int at = 0; at < next.length; at++) {
        next[at] = Mix.mix(nodes[at / BRANCHES], at % BRANCHES);
      }
      nodes = next;
    }
    long sum = 0;
    for (long leaf : nodes) {
      sum +=
          kind == Kind.CPU_IO_MIXED && computes(leaf)
              ? Mix.mix(factorialBits(), (int) leaf)
              : Mix.mix(leaf);
    }
    return sum;
  }

  private static long factorialBits() {
    double n = FACTORIAL;
    double ln = n * Math.log(n) - n + Math.log(2 * Math.PI * n) / 2 + 1 / (12 * n);
    return (long) Math.floor(ln / Math.log(2)) + 1;
  }

  /** {@code async-tree:leaf=io}, {@code async-tree:leaf=none;start=group}. */
  public static final class Factory implements WorkloadFactory {
    @Override
    public String id() {
      return "async-tree";
    }

    @Override
    public Workload create(Parameters parameters) {
      parameters.allow("leaf", "start");
      String leaf = parameters.word("leaf", "none", "io", "memoization", "cpu_io_mixed");
      boolean grouped = parameters.word("start", "tasks", "group").equals("group");
      return new AsyncTree(Kind.valueOf(leaf.toUpperCase(Locale.ROOT)), grouped);
    }
  }
}
