package dev.interleave.suites.workload;

import java.time.Duration;
import java.util.Optional;

/**
 * Each unit computes, waits, and computes again, as a request does that is parsed, asks a database,
 * and is answered. Computation takes the share {@code p} of the unit's lone time, 2 ms in all.
 */
public final class Mixed implements Workload {
  private static final Duration LONE = Duration.ofMillis(2);

  private final double share;
  private final Duration wait;
  private final long halfSteps;
  private final Lateness late = new Lateness();

  private Mixed(double share, long stepsPerMillisecond) {
    this.share = share;
    this.wait = Duration.ofNanos(Math.round(LONE.toNanos() * (1 - share)));
    this.halfSteps = Math.round(share * LONE.toMillis() * stepsPerMillisecond / 2);
  }

  @Override
  public Profile profile() {
    return new Profile(LONE, share);
  }

  @Override
  public void open(int units) {
    late.open(units);
  }

  @Override
  public long run(int unit, long seed, Waits waits) throws InterruptedException {
    long start = Computation.start(Mix.mix(seed, unit));
    long state = waits.compute(() -> Computation.run(start, halfSteps));
    if (!wait.isZero()) {
      long asleep = System.nanoTime();
      waits.sleep(wait);
      late.woke(unit, System.nanoTime() - asleep - wait.toNanos());
    }
    return waits.compute(() -> Computation.run(state, halfSteps));
  }

  @Override
  public long expected(int unit, long seed) {
    return Computation.skip(Computation.start(Mix.mix(seed, unit)), 2 * halfSteps);
  }

  @Override
  public Optional<Lateness> lateness() {
    return wait.isZero() ? Optional.empty() : Optional.of(late);
  }

  /** {@code mixed:p=0.5}. */
  public static final class Factory implements WorkloadFactory {
    @Override
    public String id() {
      return "mixed";
    }

    @Override
    public Workload create(Parameters parameters) {
      parameters.allow("p");
      return new Mixed(parameters.number("p", 0.5, 0, 1), Calibration.stepsPerMillisecond());
    }
  }
}
