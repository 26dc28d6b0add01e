package dev.interleave.web.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderDatabaseTest {
  @Test
  void aDatabaseThatDoesNotAnswerIsSaidWithoutThePassword() throws Exception {
    int nobody;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = free.getLocalPort();
    }
    Map<String, String> environment =
        Map.of(
            "INTERLEAVE_DATABASE_URL",
            "jdbc:postgresql://127.0.0.1:%d/shop".formatted(nobody),
            "INTERLEAVE_DATABASE_PASSWORD",
            "hunter2");
    assertThatThrownBy(() -> OrderDatabase.open(environment).close())
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("the table interleave_orders can't be made in jdbc:postgresql://")
        .hasMessageContaining("unset INTERLEAVE_DATABASE_URL")
        .message()
        .doesNotContain("hunter2");
  }
}
