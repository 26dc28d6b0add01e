package dev.interleave.runner.calibration;

/** A walk through 128 MiB, far more than caches hold: each read says where the next one is. */
final class RandomReads implements Kernel {
  private static final int SIZE = 1 << 25;
  private static final int STEPS = 200_000;

  private final int[] cells = new int[SIZE];
  private int from;
  private int at;

  RandomReads() {
    for (int i = 0; i < SIZE; i++) {
      cells[i] = cell(i);
    }
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public long run() {
    from = at;
    int i = from;
    for (int step = 0; step < STEPS; step++) {
      i = (cells[i] + step) & (SIZE - 1);
    }
    at = i;
    return STEPS;
  }

  /** Walks again without memory. */
  @Override
  public void check() {
    int i = from;
    for (int step = 0; step < STEPS; step++) {
      i = (cell(i) + step) & (SIZE - 1);
    }
    Kernel.require(i, at);
  }

  /** Any function that scatters; the constants are those of MurmurHash3 and of the golden ratio. */
  private static int cell(int i) {
    int hash = i * 0x9E3779B1;
    hash = (hash ^ (hash >>> 15)) * 0x85EBCA6B;
    return hash ^ (hash >>> 13);
  }
}
