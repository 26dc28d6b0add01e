package dev.interleave.report.simulate;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Noise from a formula. Forks of 5 iterations vary by {@code cv}, iterations of a fork by half of
 * that, and to this comes what the kind adds.
 *
 * @param cv standard deviation of a fork's value, 0.01 for 1 %
 */
public record SyntheticNoise(Kind kind, double cv) implements Noise {
  private static final int ITERATIONS = 5;
  private static final double WITHIN = 0.5;

  /** What is added to normal forks. */
  public enum Kind {
    /** Nothing. */
    STEADY,
    /**
     * The machine's speed wanders by 1 % a minute, and changes by up to 0.3 % a minute for good.
     */
    DRIFTING,
    /** In 15 % of rounds one fork, or both, is 5 to 50 % slower. */
    BURSTY,
    /** The whole machine is 5 to 50 % slower, for 12 seconds on average in each 80. */
    SPELLS,
    /** Half of all forks are slower by 5 to 10 %, the same for all forks of a benchmark. */
    BIMODAL,
    /** In place of the normal distribution Student's with 2 degrees, as wide between quartiles. */
    HEAVY_TAILED
  }

  @Override
  public String title() {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public Machine machine(SplittableRandom random, double roundMinutes) {
    History history = new History(random, roundMinutes);
    return benchmark -> new Forks(this, history, benchmark);
  }

  private static final class Forks implements Rounds {
    private static final double HALF = 0.5;
    private static final double[] GAP = {0.05, 0.10};
    private static final double[] BURST = {0.05, 0.50};
    // Quartiles of the normal distribution over those of Student's with 2 degrees.
    private static final double QUARTILES = 0.6745 / 0.8165;

    private final SyntheticNoise noise;
    private final History history;
    private final SplittableRandom random;
    private final double gap;
    private int round;

    Forks(SyntheticNoise noise, History history, SplittableRandom random) {
      this.noise = noise;
      this.history = history;
      this.random = random;
      this.gap = Math.log1p(random.nextDouble(GAP[0], GAP[1]));
    }

    @Override
    public double[][] next() {
      double first = deviation();
      double second = deviation();
      switch (noise.kind()) {
        case STEADY, HEAVY_TAILED -> {}
        case DRIFTING -> {
          first += history.level(round);
          second += history.level(round) + history.within(random);
        }
        case BURSTY -> {
          if (history.isBurst(round)) {
            boolean both = random.nextBoolean();
            boolean which = random.nextBoolean();
            first += both || which ? burst() : 0;
            second += both || !which ? burst() : 0;
          }
        }
        case SPELLS -> {
          double start = history.time(round, random);
          first += history.spells(start);
          second += history.spells(start + History.FORK_MINUTES);
        }
        case BIMODAL -> {
          first += random.nextDouble() < HALF ? gap : 0;
          second += random.nextDouble() < HALF ? gap : 0;
        }
      }
      round++;
      return new double[][] {iterations(first), iterations(second)};
    }

    /** Such that the mean of a fork's iterations varies by the noise's {@code cv}. */
    private double deviation() {
      double sigma = noise.cv() * Math.sqrt(1 - WITHIN * WITHIN / ITERATIONS);
      return sigma
          * (noise.kind() == Kind.HEAVY_TAILED
              ? QUARTILES * studentOfTwoDegrees()
              : random.nextGaussian());
    }

    private double studentOfTwoDegrees() {
      double u = random.nextDouble(1e-6, 1 - 1e-6);
      return (2 * u - 1) / Math.sqrt(2 * u * (1 - u));
    }

    private double burst() {
      return Math.log1p(random.nextDouble(BURST[0], BURST[1]));
    }

    private double[] iterations(double fork) {
      double[] logs = new double[ITERATIONS];
      for (int i = 0; i < ITERATIONS; i++) {
        logs[i] = fork + WITHIN * noise.cv() * random.nextGaussian();
      }
      return logs;
    }
  }
}
