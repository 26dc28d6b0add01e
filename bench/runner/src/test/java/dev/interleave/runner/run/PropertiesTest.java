package dev.interleave.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PropertiesTest {
  @Test
  void chatterIsNoProperty() {
    assertThat(Properties.parse(List.of("calibrating ...", "a.b=1=2", " c = d", "e=")))
        .isEqualTo(Map.of("a.b", "1=2", "e", ""));
  }

  @Test
  void becomeFlags() {
    assertThat(Properties.flags(Map.of("b", "2", "a", "1"))).containsExactly("-Da=1", "-Db=2");
  }
}
