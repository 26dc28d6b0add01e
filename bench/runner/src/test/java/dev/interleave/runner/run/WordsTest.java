package dev.interleave.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void durations() {
    assertThat(Words.duration(0.2)).isEqualTo("0s");
    assertThat(Words.duration(60)).isEqualTo("1m");
    assertThat(Words.duration(5405)).isEqualTo("1h30m5s");
  }

  @Test
  void counts() {
    assertThat(Words.count(1, "cell")).isEqualTo("1 cell");
    assertThat(Words.count(0, "cell")).isEqualTo("0 cells");
  }
}
