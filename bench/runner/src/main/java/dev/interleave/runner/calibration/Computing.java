package dev.interleave.runner.calibration;

/** Integer arithmetic and branches: the longest of Collatz's sequences that begin below 100 000. */
final class Computing implements Kernel {
  private static final int BELOW = 100_000;
  private static final int LONGEST = 77_031;

  private long found;

  @Override
  public String name() {
    return "cpu";
  }

  @Override
  public long run() {
    long steps = 0;
    long most = 0;
    for (int start = 1; start < BELOW; start++) {
      long length = 0;
      for (long n = start; n != 1; length++) {
        n = (n & 1) == 0 ? n >> 1 : 3 * n + 1;
      }
      steps += length;
      if (length > most) {
        most = length;
        found = start;
      }
    }
    return steps;
  }

  @Override
  public void check() {
    Kernel.require(LONGEST, found);
  }
}
