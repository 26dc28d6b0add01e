package dev.interleave.suites.workload;

import java.time.Duration;

/**
 * Each unit counts the primes of a range by trial division: 0.2 to 2 ms of computation, the longest
 * unit ten times the shortest, so that a model must balance its load.
 */
public final class Primes implements Workload {
  private static final int LOWEST = 1_000_000;
  private static final int SPREAD = 100_000;
  private static final int SHORTEST = 1_900;
  private static final int LONGEST = 10 * SHORTEST;
  private static final int LENGTHS = 8;

  @Override
  public Profile profile() {
    return new Profile(Duration.ofNanos(1_100_000), 1);
  }

  @Override
  public long run(int unit, long seed, Waits waits) {
    int from = from(unit, seed);
    int to = from + length(unit, seed);
    return waits.compute(() -> count(from, to));
  }

  private static long count(int from, int to) {
    long count = 0;
    for (int number = from; number < to; number++) {
      if (isPrime(number)) {
        count++;
      }
    }
    return count;
  }

  @Override
  public long expected(int unit, long seed) {
    int from = from(unit, seed);
    int to = from + length(unit, seed);
    return (long) PrimeTable.COUNT[to] - PrimeTable.COUNT[from];
  }

  private static int from(int unit, long seed) {
    return LOWEST + (int) Long.remainderUnsigned(Mix.mix(seed, unit), SPREAD);
  }

  /**
   * One of {@value #LENGTHS} lengths, evenly spaced. Each comes up as often as any other over as
   * many seeds in succession, whatever the size of a batch: so the mean unit of small batches is
   * that of large ones, and a lone unit's time says what to expect of a hundred.
   */
  private static int length(int unit, long seed) {
    int step = (int) Math.floorMod(unit + seed, (long) LENGTHS);
    return SHORTEST + step * (LONGEST - SHORTEST) / (LENGTHS - 1);
  }

  private static boolean isPrime(int number) {
    if (number % 2 == 0) {
      return number == 2;
    }
    for (int divisor = 3; divisor * divisor <= number; divisor += 2) {
      if (number % divisor == 0) {
        return false;
      }
    }
    return number > 1;
  }

  /**
   * Primes below each number, by the sieve of Eratosthenes; made when an answer is first checked.
   */
  private static final class PrimeTable {
    static final int[] COUNT = count(LOWEST + SPREAD + LONGEST + 1);

    private static int[] count(int end) {
      var composite = new boolean[end];
      var count = new int[end + 1];
      for (int number = 2; number < end; number++) {
        count[number + 1] = count[number] + (composite[number] ? 0 : 1);
        if (!composite[number]) {
          for (long multiple = (long) number * number; multiple < end; multiple += number) {
            composite[(int) multiple] = true;
          }
        }
      }
      return count;
    }
  }

  /** {@code primes}. */
  public static final class Factory implements WorkloadFactory {
    @Override
    public String id() {
      return "primes";
    }

    @Override
    public Workload create(Parameters parameters) {
      parameters.allow();
      return new Primes();
    }
  }
}
