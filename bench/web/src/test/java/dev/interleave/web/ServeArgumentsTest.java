package dev.interleave.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interleave.web.server.ServerKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ServeArgumentsTest {
  @ParameterizedTest
  @EnumSource(ServerKind.class)
  void aServerNeedsNoOption(ServerKind kind) {
    assertThat(ServeArguments.of(kind.id()))
        .isEqualTo(new ServeArguments(kind, 0, kind.threads(), 10));
  }

  @Test
  void optionsComeInAnyOrder() {
    assertThat(
            ServeArguments.of("netty", "--threads", "3", "--port", "8080", "--connections", "20"))
        .isEqualTo(new ServeArguments(ServerKind.NETTY, 8080, 3, 20));
  }

  @Test
  void whichServerIsMissing() {
    assertThatThrownBy(ServeArguments::of)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("which server is missing")
        .hasMessageContaining("jdk-virtual-threads, jdk-fixed-pool");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          apache                    | there is no server 'apache'; there are
          netty --prt 1             | unknown option '--prt'
          netty --port              | --port must be a number from 0 to 65535, not ''
          netty --port 65536        | --port must be a number from 0 to 65535, not '65536'
          netty --port x            | --port must be a number from 0 to 65535, not 'x'
          netty --threads 0         | --threads must be a number from 1 to 10000, not '0'
          netty --connections 999999999999 | --connections must be a number from 1 to 250
          helidon --threads 4       | helidon takes no number of threads, so leave --threads 4 out; jdk-fixed-pool, netty, vertx take one
          """)
  void whatIsWrongIsSaid(String line, String message) {
    assertThatThrownBy(() -> ServeArguments.of(line.split(" ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
