package dev.interleave.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DateHeaderTest {
  private Instant now = Instant.parse("1994-11-06T08:49:37.999Z");
  private final DateHeader date = new DateHeader(() -> now);

  @Test
  void isOfTheFormInRfc9110() {
    assertThat(date.value()).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
  }

  @Test
  void changesWithTheSecondAndNotWithin() {
    String first = date.value();
    now = now.plus(Duration.ofMillis(1));
    String next = date.value();
    assertThat(next).isEqualTo("Sun, 06 Nov 1994 08:49:38 GMT").isNotEqualTo(first);
    now = now.plus(Duration.ofMillis(999));
    assertThat(date.value()).isSameAs(next);
  }
}
