package dev.interleave.suites.dial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DialTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5, 10, 100})
  void workGrowsByJustThatPercentage(int percent) {
    Dial on = Dial.of(percent, "on");
    for (long amount :
        new long[] {
          DialBenchmark.STEPS,
          DialBenchmark.LOCKED_STEPS,
          DialBenchmark.WAIT_NANOS,
          DialBenchmark.BLOCKS
        }) {
      assertThat(on.of(amount) - amount).isEqualTo(amount * percent / 100);
      assertThat((on.of(amount) - amount) * 100).isEqualTo(amount * percent);
      assertThat(Dial.of(percent, "off").of(amount)).isEqualTo(amount);
    }
  }

  @Test
  void whatItCanNotDoIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dial.of(3, "On"))
        .withMessage("system property interleave.dial is \"On\": allowed are on and off");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dial.of(-1, "off"))
        .withMessageContaining("allowed are 0 to 100");
    assertThatIllegalArgumentException().isThrownBy(() -> new Dial(1).of(150));
  }

  @Test
  void everyKindOfWorkAnswersRight() throws InterruptedException {
    DialBenchmark benchmark = new DialBenchmark();
    benchmark.percent = 10;
    benchmark.turn();
    benchmark.cpu();
    benchmark.contention();
    benchmark.waiting();
    benchmark.allocation();
    assertThatCode(benchmark::check).doesNotThrowAnyException();
  }
}
