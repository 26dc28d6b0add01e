package dev.interleave.runner.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JavaOptionsTest {
  @Test
  void quotesWhatTheLauncherWouldSplit() {
    assertThat(JavaOptions.join(List.of("-Da=b", "-Dc=d e", "-Df=g'h", "-Di=\"j\"")))
        .isEqualTo("-Da=b \"-Dc=d e\" \"-Df=g'h\" '-Di=\"j\"'");
  }

  @Test
  void bothKindsOfQuotes() {
    assertThat(JavaOptions.join(List.of("a\"b'c"))).isEqualTo("'a\"b'\"'\"'c'");
  }
}
