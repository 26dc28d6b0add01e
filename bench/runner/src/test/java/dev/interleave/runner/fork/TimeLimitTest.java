package dev.interleave.runner.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeLimitTest {
  @Test
  void theUsersChoiceHolds() {
    assertThat(new TimeLimit(Duration.ofSeconds(5)).of(Duration.ofHours(1)))
        .isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void elseJmhsOwnPlanTimesThree() {
    assertThat(new TimeLimit(null).of(null)).isEqualTo(Duration.ofMinutes(3));
    assertThat(new TimeLimit(null).of(Duration.ofSeconds(1))).isEqualTo(Duration.ofMinutes(3));
    assertThat(new TimeLimit(null).of(Duration.ofSeconds(100))).isEqualTo(Duration.ofMinutes(6));
  }
}
