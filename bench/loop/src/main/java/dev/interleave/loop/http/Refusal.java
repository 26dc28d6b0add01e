package dev.interleave.loop.http;

import dev.interleave.loop.EventLoop;
import dev.interleave.loop.stream.Protocol;
import dev.interleave.loop.stream.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Answers a connection too many with a 503, whatever it asks, and drops it: after a moment, for the
 * client to read that, or at once if there are many of its kind.
 */
final class Refusal implements Protocol {
  private static final byte[] ANSWER =
      """
      HTTP/1.1 503 Service Unavailable\r
      Content-Type: text/plain;charset=utf-8\r
      Content-Length: 41\r
      Retry-After: 1\r
      Connection: close\r
      \r
      The server has all connections it allows
      """
          .getBytes(StandardCharsets.US_ASCII);

  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final Runnable whenGone;

  private Refusal(Runnable whenGone) {
    this.whenGone = whenGone;
  }

  /** Refuses the connection that {@code transport} is. */
  static void begin(EventLoop loop, Transport transport, boolean atOnce, Runnable whenGone) {
    transport.setProtocol(new Refusal(whenGone));
    transport.write(ByteBuffer.wrap(ANSWER));
    if (atOnce) {
      transport.abort();
    } else {
      transport.writeEof();
      loop.callLater(MOMENT, transport::abort);
    }
  }

  @Override
  public void connectionLost(@Nullable IOException failure) {
    whenGone.run();
  }
}
