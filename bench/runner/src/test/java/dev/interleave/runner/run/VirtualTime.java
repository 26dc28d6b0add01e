package dev.interleave.runner.run;

import dev.interleave.runner.environment.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves only when told to. */
public final class VirtualTime implements Ticker, InstantSource {
  private Duration passed = Duration.ZERO;

  public void pass(Duration duration) {
    passed = passed.plus(duration);
  }

  @Override
  public long nanos() {
    return passed.toNanos();
  }

  @Override
  public Instant instant() {
    return Instant.EPOCH.plus(passed);
  }
}
