package dev.interleave.suites.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UsageTest {
  private static Usage usage(Cost cost, double value) {
    return new Usage(Map.of(cost, Amount.of(value)));
  }

  @Test
  void whatUnitsShareIsTheDifferenceOverThem() {
    Amount each =
        Cost.USER_CPU.of(usage(Cost.USER_CPU, 3_000_000), usage(Cost.USER_CPU, 5_000_000), 1000);
    assertThat(each).as("µs").isEqualTo(Amount.of(2));
  }

  @Test
  void aPeakIsNoDifferenceAndNotShared() {
    Amount peak = Cost.PEAK_HEAP.of(usage(Cost.PEAK_HEAP, 9e6), usage(Cost.PEAK_HEAP, 0x3p20), 10);
    assertThat(peak).as("MiB").isEqualTo(Amount.of(3));
  }

  @Test
  void processesAddUp() {
    Usage both = usage(Cost.ALLOCATION, 5).plus(usage(Cost.ALLOCATION, 7));
    assertThat(both.amount(Cost.ALLOCATION)).isEqualTo(Amount.of(12));
  }

  @Test
  void whatOneProcessDoesNotKnowIsNotKnownOfBoth() {
    Usage other = usage(Cost.ALLOCATION, 5).with(Cost.ALLOCATION, Amount.notMeasured("it hides"));
    assertThat(usage(Cost.ALLOCATION, 7).plus(other).amount(Cost.ALLOCATION))
        .isEqualTo(Amount.notMeasured("it hides"));
    assertThat(Cost.ALLOCATION.of(usage(Cost.ALLOCATION, 7), other, 1).measured()).isFalse();
  }

  @Test
  void survivesThePipe() throws IOException {
    Usage sent =
        usage(Cost.USER_CPU, 1.5).with(Cost.RUN_QUEUE_DELAY, Amount.notMeasured("no kernel"));
    var bytes = new ByteArrayOutputStream();
    sent.write(new DataOutputStream(bytes));
    Usage got = Usage.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    for (Cost cost : Cost.values()) {
      assertThat(got.amount(cost)).isEqualTo(sent.amount(cost));
    }
    assertThat(got.amount(Cost.USER_CPU)).isEqualTo(Amount.of(1.5));
  }

  @Test
  void anAmountWithoutValueHasAReason() {
    assertThatThrownBy(() -> Amount.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Amount.notMeasured("")).isInstanceOf(IllegalArgumentException.class);
  }
}
