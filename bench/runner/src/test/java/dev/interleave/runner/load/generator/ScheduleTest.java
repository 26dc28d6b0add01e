package dev.interleave.runner.load.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.load.Arrivals;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  @Test
  void fixedArrivalsAreEvenlySpacedAndRoundingDoesNotAddUp() {
    Schedule schedule = Schedule.of(Arrivals.FIXED, 3, 0);
    assertThat(schedule.next()).isZero();
    assertThat(schedule.next()).isEqualTo(333_333_333);
    long last = 0;
    for (int i = 2; i <= 3_000_000; i++) {
      last = schedule.next();
    }
    assertThat(last).isEqualTo(1_000_000_000_000_000L);
  }

  @Test
  void poissonArrivalsComeAtTheRateWithExponentialGaps() {
    Schedule schedule = Schedule.of(Arrivals.POISSON, 1000, 7);
    long before = 0;
    int longer = 0;
    int count = 100_000;
    for (int i = 0; i < count; i++) {
      long next = schedule.next();
      assertThat(next).isGreaterThanOrEqualTo(before);
      longer += next - before > 1_000_000 ? 1 : 0;
      before = next;
    }
    assertThat(before / 1e9).isCloseTo(100, Offset.offset(2.0));
    // Of exponential gaps a share of 1/e is longer than their mean.
    assertThat(longer / (double) count).isCloseTo(Math.exp(-1), Offset.offset(0.01));
  }

  @Test
  void aSeedGivesTheSameArrivals() {
    Schedule one = Schedule.of(Arrivals.POISSON, 10, 1);
    Schedule same = Schedule.of(Arrivals.POISSON, 10, 1);
    Schedule other = Schedule.of(Arrivals.POISSON, 10, 2);
    long first = one.next();
    assertThat(same.next()).isEqualTo(first);
    assertThat(other.next()).isNotEqualTo(first);
  }
}
