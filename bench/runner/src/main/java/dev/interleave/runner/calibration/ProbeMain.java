package dev.interleave.runner.calibration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A program of its own that prints how fast this machine is right now: a line with the rate of each
 * {@link Kernel}.
 */
public final class ProbeMain {
  static final String MARK = "interleave: probe ";

  private static final Duration WARM_UP = Duration.ofMillis(250);
  private static final Duration WINDOWS = Duration.ofMillis(400);

  private ProbeMain() {}

  public static void main(String[] args) {
    StringBuilder line = new StringBuilder();
    for (Kernel kernel : List.of(new Computing(), new RandomReads(), new HandOvers())) {
      rates(kernel, WARM_UP);
      double rate = median(rates(kernel, WINDOWS));
      line.append(String.format(Locale.ROOT, "%s=%.6g ", kernel.name(), rate));
    }
    System.out.println(MARK + line.toString().strip());
  }

  /** Steps per second in each of some short windows, checked between them. */
  private static List<Double> rates(Kernel kernel, Duration atLeast) {
    List<Double> rates = new ArrayList<>();
    long measured = 0;
    while (measured < atLeast.toNanos()) {
      long start = System.nanoTime();
      long steps = kernel.run();
      long took = Math.max(1, System.nanoTime() - start);
      kernel.check();
      measured += took;
      rates.add(1e9 * steps / took);
    }
    return rates;
  }

  private static double median(List<Double> rates) {
    List<Double> sorted = rates.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
