package dev.interleave.runner.load.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interleave.report.load.Arrivals;
import dev.interleave.report.load.LoadSample;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The generator's client with real sockets; what is asserted are counts, and no times. */
class ClientTest {
  private static final Order ORDER = new Order(200, 0.05, 0.25);
  private static final int DUE = 50;

  private ServerSocket server = unbound();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger accepted = new AtomicInteger();

  /** What becomes of the request with a number, counted from 1. */
  private interface Behaviour {
    /** The answer; an empty one closes the connection. */
    String answer(int number);
  }

  private static ServerSocket unbound() {
    try {
      return new ServerSocket();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private void serve(Behaviour behaviour) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                while (true) {
                  Socket socket = server.accept();
                  accepted.incrementAndGet();
                  Thread.ofVirtual().start(() -> serve(socket, behaviour));
                }
              } catch (IOException e) {
                assertThat(server.isClosed()).isTrue();
              }
            });
  }

  private void serve(Socket socket, Behaviour behaviour) {
    try (socket) {
      InputStream in = socket.getInputStream();
      int seen = 0;
      for (int next = in.read(); next >= 0; next = in.read()) {
        seen = next == '\r' || next == '\n' ? seen + 1 : 0;
        if (seen == 4) {
          String answer = behaviour.answer(asked.incrementAndGet());
          if (answer.isEmpty()) {
            return;
          }
          socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      assertThat(e).isNotNull(); // The client closes connections when it is done.
    }
  }

  private static String ok(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s".formatted(body.length(), body);
  }

  private Target target(double timeout) {
    return new Target(
        "127.0.0.1",
        server.getLocalPort(),
        "GET",
        "/x",
        null,
        "hello",
        4,
        Arrivals.FIXED,
        1,
        timeout,
        ProcessHandle.current().pid());
  }

  @Test
  void everyRequestThatIsDueIsAnsweredOnKeptConnections() throws IOException {
    serve(number -> ok("hello"));
    LoadSample sample = Client.measure(target(5), ORDER);
    assertThat(sample.due()).isEqualTo(DUE);
    assertThat(sample.right()).isEqualTo(DUE);
    assertThat(sample.errors()).isZero();
    assertThat(sample.reconnects()).isZero();
    assertThat(accepted).hasValue(4);
    assertThat(asked).as("and those that are not measured").hasValue(60);
    assertThat(sample.responseTimes().size()).isEqualTo(DUE);
    assertThat(sample.latenesses().size()).isEqualTo(DUE);
    assertThat(sample.generatorCpuSeconds()).isPositive();
    assertThat(sample.serverCpuSeconds()).isNotNull();
  }

  @Test
  void wrongAnswersAreCountedAndTold() throws IOException {
    serve(number -> number == 30 ? ok("bye") : ok("hello"));
    LoadSample sample = Client.measure(target(5), ORDER);
    assertThat(sample.wrong()).isEqualTo(1);
    assertThat(sample.right()).isEqualTo(DUE - 1);
    assertThat(sample.firstError()).isEqualTo("the body \"bye\" where \"hello\" was expected");
    assertThat(sample.responseTimes().max()).isGreaterThanOrEqualTo(4.99);
  }

  @Test
  void lostConnectionsAreOpenedAnew() throws IOException {
    serve(number -> number % 20 == 0 ? "" : ok("hello"));
    LoadSample sample = Client.measure(target(5), ORDER);
    assertThat(sample.broken()).isBetween(2L, 3L);
    assertThat(sample.right() + sample.broken()).isEqualTo(DUE);
    assertThat(accepted.get()).isGreaterThan(4);
  }

  @Test
  void aServerThatClosesAfterEachAnswerIsAskedAgain() throws IOException {
    serve(
        number ->
            "HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n");
    LoadSample sample = Client.measure(target(5), ORDER);
    assertThat(sample.right()).isEqualTo(DUE);
    assertThat(sample.reconnects()).isPositive();
    assertThat(sample.errors()).isZero();
  }

  @Test
  void whatIsNotAnsweredIsGivenUp() throws IOException {
    serve(number -> number > 20 ? "HTTP/1.1 200 OK\r\n" : ok("hello"));
    LoadSample sample = Client.measure(target(0.05), ORDER);
    assertThat(sample.timeouts()).isPositive();
    assertThat(sample.right() + sample.timeouts()).isEqualTo(DUE);
  }

  @Test
  void aRefusedConnectionIsAnError() throws IOException {
    Target target = target(5);
    server.close();
    assertThatThrownBy(() -> Client.measure(target, ORDER))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("refused");
    assertThatThrownBy(() -> FirstAnswer.mismatch(target, Duration.ofSeconds(5)))
        .hasMessageContaining("refused");
  }

  @Test
  void theFirstAnswerIsLookedAtAlone() throws IOException {
    serve(
        number ->
            number == 1 ? ok("hello") : "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    assertThat(FirstAnswer.mismatch(target(5), Duration.ofSeconds(5))).isEmpty();
    assertThat(FirstAnswer.mismatch(target(5), Duration.ofSeconds(5)))
        .contains("status 404 where 200 was expected");
  }

  @Test
  void requestsAreWrittenInFull() {
    Target post =
        new Target(
            "localhost", 80, "POST", "/a?b", "{\"c\": \"é\"}", "", 1, Arrivals.FIXED, 1, 1, null);
    assertThat(new String(post.bytes(), StandardCharsets.UTF_8))
        .isEqualTo(
            "POST /a?b HTTP/1.1\r\nHost: localhost:80\r\nContent-Type: application/json\r\n"
                + "Content-Length: 11\r\n\r\n{\"c\": \"é\"}");
  }
}
