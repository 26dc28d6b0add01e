package dev.interleave.suites.workload;

import java.time.Duration;
import java.util.Optional;

/** Each unit waits, 5 ms unless {@code ms} says otherwise, and does nothing else. */
public final class Sleep implements Workload {
  private final Duration time;
  private final Lateness late = new Lateness();

  private Sleep(Duration time) {
    this.time = time;
  }

  @Override
  public Profile profile() {
    return new Profile(time, 0);
  }

  @Override
  public void open(int units) {
    late.open(units);
  }

  @Override
  public long run(int unit, long seed, Waits waits) throws InterruptedException {
    long start = System.nanoTime();
    waits.sleep(time);
    long waited = System.nanoTime() - start;
    late.woke(unit, waited - time.toNanos());
    // A model that returns early would look fast: its answer is wrong. Clocks may differ by a
    // little.
    return waited >= time.toNanos() * 0.99 ? Mix.mix(seed, unit) : waited;
  }

  @Override
  public long expected(int unit, long seed) {
    return Mix.mix(seed, unit);
  }

  @Override
  public Optional<Lateness> lateness() {
    return Optional.of(late);
  }

  /** {@code sleep}, {@code sleep:ms=20}. */
  public static final class Factory implements WorkloadFactory {
    @Override
    public String id() {
      return "sleep";
    }

    @Override
    public Workload create(Parameters parameters) {
      parameters.allow("ms");
      double millis = parameters.number("ms", 5, 0.1, 60_000);
      return new Sleep(Duration.ofNanos(Math.round(millis * 1e6)));
    }
  }
}
