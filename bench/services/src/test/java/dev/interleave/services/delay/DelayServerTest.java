package dev.interleave.services.delay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.services.ServerProcess;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DelayServerTest {
  private static final Duration DELAY = Duration.ofNanos(200_000);

  private static Socket connect(ServerProcess server) throws IOException {
    InetSocketAddress address = DelayServer.address(server);
    return new Socket(address.getAddress(), address.getPort());
  }

  @Test
  void anEchoSaysWhenItWasSent() throws IOException {
    try (ServerProcess server = DelayServer.start(Protocol.ECHO, Distribution.FIXED, DELAY);
        Socket socket = connect(server)) {
      var out = new DataOutputStream(socket.getOutputStream());
      var in = new DataInputStream(socket.getInputStream());
      for (long request = -3; request < 3; request++) {
        long before = System.nanoTime();
        out.writeLong(request);
        assertThat(in.readLong()).isEqualTo(DelayServer.answer(request));
        long sent = in.readLong();
        long after = System.nanoTime();
        assertThat(after - before).isGreaterThanOrEqualTo(DELAY.toNanos());
        assertThat(sent - before).isBetween(DELAY.toNanos(), after - before);
      }
    }
  }

  @Test
  void pagesAreAnsweredOnOneConnection() throws IOException {
    try (ServerProcess server = DelayServer.start(Protocol.HTTP, Distribution.EXPONENTIAL, DELAY);
        Socket socket = connect(server)) {
      for (long request : new long[] {0, 7, Long.MIN_VALUE}) {
        socket
            .getOutputStream()
            .write(
                "GET /answer?to=%d HTTP/1.1\r\nHost: here\r\n\r\n"
                    .formatted(request)
                    .getBytes(StandardCharsets.ISO_8859_1));
        String body = Long.toString(DelayServer.answer(request));
        assertThat(readUntil(socket.getInputStream(), body))
            .startsWith("HTTP/1.1 200 OK\r\n")
            .contains("\r\nSent: ", "\r\nContent-Length: " + body.length() + "\r\n\r\n");
      }
    }
  }

  private static String readUntil(InputStream in, String end) throws IOException {
    var text = new StringBuilder();
    while (text.indexOf("\r\n\r\n" + end) < 0) {
      text.append((char) in.read());
    }
    return text.toString();
  }

  @Test
  void whatTheServerDoesNotKnowEndsTheConnection() throws IOException {
    try (ServerProcess server = DelayServer.start(Protocol.HTTP, Distribution.FIXED, DELAY)) {
      try (Socket socket = connect(server)) {
        socket
            .getOutputStream()
            .write("DELETE / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
      }
      assertThat(server.isAlive()).isTrue();
    }
  }

  @Test
  void requestsMayArriveInPieces() {
    ByteBuffer received = ByteBuffer.allocate(100);
    String request = "GET /answer?to=-42 HTTP/1.1\r\nHost: here\r\n\r\n";
    for (int i = 0; i < request.length() - 1; i++) {
      received.put((byte) request.charAt(i)).flip();
      assertThat(Protocol.HTTP.request(received)).isEmpty();
      received.compact();
    }
    received.put((byte) '\n').put((byte) 'G').flip();
    assertThat(Protocol.HTTP.request(received)).isEqualTo(OptionalLong.of(-42));
    assertThat(received.remaining()).isEqualTo(1);
  }

  @Test
  void aServerEndsWithItsStarter() throws IOException {
    ServerProcess server = DelayServer.start(Protocol.ECHO, Distribution.FIXED, DELAY);
    server.close();
    assertThat(server.isAlive()).isFalse();
  }
}
