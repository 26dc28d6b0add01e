package dev.interleave.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers as processes; {@code WebJarIT} has all of them, from the jar. */
@Timeout(60)
class ProcessesTest {
  private static ChildJvm serve(String... args) throws IOException {
    return ChildJvm.start(
        List.of("-XX:TieredStopAtLevel=1"),
        System.getProperty("java.class.path"),
        Serve.class.getName(),
        List.of(args));
  }

  @Test
  void listensOnTheLoopbackInterfaceAndEndsWithItsStandardInput() throws Exception {
    try (ChildJvm server = serve("jdk-virtual-threads")) {
      new Socket(InetAddress.getLoopbackAddress(), server.port()).close();
      server.closeStandardInput();
      assertThat(server.exitCode()).isZero();
      assertThat(server.output() + server.errors()).isEmpty();
    }
  }

  @Test
  void endsAlsoWhileRequestsWait() throws Exception {
    try (ChildJvm server = serve("jdk-fixed-pool");
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket
          .getOutputStream()
          .write(
              "GET /wait?ms=10000 HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      server.closeStandardInput();
      assertThat(server.exitCode()).isZero();
    }
  }

  @Test
  void takesThePortThatItIsGiven() throws Exception {
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    try (ChildJvm server = serve("jdk-fixed-pool", "--port", Integer.toString(port))) {
      assertThat(server.port()).isEqualTo(port);
    }
  }

  @Test
  void aPortThatIsTakenIsASentenceAndTwo() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ChildJvm server = serve("helidon", "--port", Integer.toString(taken.getLocalPort()))) {
      assertThat(server.exitCode()).isEqualTo(2);
      assertThat(server.output()).isEmpty();
      assertThat(server.errors())
          .matches("port %d can't be listened on: .*\\R".formatted(taken.getLocalPort()));
    }
  }

  @Test
  void theLoopDoesNotFallBackToAnotherMechanism() throws Exception {
    try (ChildJvm server = serve("loop")) {
      assertThat(server.exitCode()).isEqualTo(2);
      assertThat(server.errors())
          .matches("the loop does not serve: .*--add-opens java.base/java.lang=ALL-UNNAMED\\R");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"apache", "netty --port many", "--help"})
  void badArgumentsAreASentenceAndTwo(String line) throws Exception {
    try (ChildJvm server = serve(line.split(" "))) {
      assertThat(server.exitCode()).isEqualTo(2);
      assertThat(server.output()).isEmpty();
      assertThat(server.errors().lines()).hasSize(1);
    }
  }
}
