package dev.interleave.loop.http;

import static dev.interleave.loop.Asyncio.sleep;

import dev.interleave.loop.Asyncio;
import dev.interleave.loop.CancelledError;
import dev.interleave.loop.EventLoop;
import dev.interleave.loop.ExceptionContext;
import dev.interleave.loop.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Serves the requests of one connection, one after the other, as one task. */
final class ServerConnection implements BodyOwner {
  private static final byte[] CONTINUE = Ascii.bytes("HTTP/1.1 100 Continue\r\n\r\n");

  /** How much is read, and for how many seconds, so that a client that still sends gets its 4xx. */
  private static final long LINGER_BYTES = 1 << 20;

  private static final double LINGER_SECONDS = 2;

  /** After so many requests that were sent ahead others have their turn. */
  private static final int TURN = 16;

  private final EventLoop loop;
  private final HttpServer server;
  private final ServerSettings settings;
  private final Wire wire;
  private final HeadReader heads;

  /** Until when the head that is being read has to be there. */
  private double headDue;

  private boolean idle;
  private boolean continueExpected;

  /** What reading a body last failed with: the connection's failure then, and not the handler's. */
  private @Nullable IOException bodyFailure;

  ServerConnection(EventLoop loop, HttpServer server, ServerSettings settings) {
    this.loop = loop;
    this.server = server;
    this.settings = settings;
    wire = new Wire(loop, () -> server.opened(this));
    heads = new HeadReader(wire.input(), settings.limits(), () -> wire.awaitInput(headDue));
  }

  Wire wire() {
    return wire;
  }

  /** Has it end if it waits for a request. */
  void endIfIdle() {
    if (idle) {
      wire.close();
    }
  }

  // ---- The task ----

  /** Serves requests until the connection ends. */
  void serve() throws Exception {
    try {
      try {
        boolean going = true;
        for (int count = 1; going; count++) {
          going = serveNext();
          if (count % TURN == 0 && !wire.input().isEmpty()) {
            sleep(Duration.ZERO);
          }
        }
      } catch (HttpException refused) {
        refuse(refused);
      }
      wire.close();
    } catch (IOException gone) {
      // Networks fail and clients go: that is nobody's business here.
    } finally {
      wire.abort();
    }
  }

  /** Serves a request; false if the connection is to end. */
  private boolean serveNext() throws Exception {
    if (!awaitRequest()) {
      return false;
    }
    RequestHead head = readHead();
    Pace pace = new Pace(loop, wire, settings.bodySeconds(), settings.bodyRate());
    BodySource source = head.body(wire, pace, settings.limits());
    continueExpected = head.expectsContinue();
    HttpBody body = new HttpBody(source, this, settings.limits().body());
    HttpResponse response = respond(new HttpRequest(head, body, wire.transport().peerAddress()));
    boolean inStep = body.ended() || (body.canSkip(settings.mostSkipped()) && !continueExpected);
    boolean kept = write(head, response, inStep && head.keepsAlive() && !server.isClosing());
    boolean rest = kept ? !skip(body) : !body.ended() || !wire.input().isEmpty();
    if (rest) {
      linger();
    }
    return kept && !rest;
  }

  /** Awaits the first byte of a request; false if none is to be served. */
  private boolean awaitRequest() throws IOException {
    if (!awaitFirstByte()) {
      return false;
    }
    headDue = loop.time() + settings.headSeconds();
    if (heads.skipEmptyLine() && !awaitFirstByte()) {
      return false;
    }
    return !server.isClosing();
  }

  private boolean awaitFirstByte() throws IOException {
    return !wire.input().isEmpty() || awaitWhileIdle();
  }

  private boolean awaitWhileIdle() throws IOException {
    if (server.isClosing()) {
      return false;
    }
    idle = true;
    try {
      return wire.awaitInput(loop.time() + settings.idleSeconds());
    } catch (SocketTimeoutException _) {
      return false;
    } finally {
      idle = false;
    }
  }

  private RequestHead readHead() throws IOException {
    headDue = loop.time() + settings.headSeconds();
    try {
      return heads.read(RequestHead::parse);
    } catch (SocketTimeoutException tooSlow) {
      throw new HttpException(
          408, "The head took longer than " + Deadline.shown(settings.headSeconds()), tooSlow);
    }
  }

  private HttpResponse respond(HttpRequest request) throws Exception {
    try {
      return Objects.requireNonNull(
          settings.handler().handle(request), "The handler returned no answer");
    } catch (Throwable failure) {
      Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
      if (cause instanceof HttpException refused) {
        return answerTo(refused);
      }
      if (cause instanceof IOException gone && cause.equals(bodyFailure)) {
        throw gone;
      }
      if (isCancellation(failure) || loop.isClosed()) {
        throw failure;
      }
      report("HTTP handler failed on " + request, failure);
      return HttpResponse.text(500, Reasons.of(500) + "\n");
    }
  }

  private static boolean isCancellation(Throwable failure) {
    Task<?> task = Asyncio.currentTask();
    return failure instanceof CancelledError && task != null && task.cancelling() > 0;
  }

  private static HttpResponse answerTo(HttpException refused) {
    return HttpResponse.text(refused.status(), refused.getMessage() + "\n");
  }

  private boolean write(RequestHead head, HttpResponse response, boolean keep) throws IOException {
    try {
      return settings.writer().write(wire, head.is("HEAD"), head.minor(), response, keep);
    } catch (ContentException broken) {
      report(
          "The body of an answer failed, to " + head.method() + " " + head.target().text(),
          broken.failure());
      wire.abort();
      throw new IOException(broken);
    }
  }

  private boolean skip(HttpBody body) throws IOException {
    try {
      return body.skip(settings.mostSkipped());
    } catch (HttpException malformed) { // Too late to say so: the request was answered.
      return false;
    }
  }

  // ---- Bodies ----

  @Override
  public void beforeBody() throws IOException {
    if (continueExpected && wire.input().isEmpty()) {
      wire.write(ByteBuffer.wrap(CONTINUE));
      wire.flush(settings.writeSeconds());
    }
    continueExpected = false;
  }

  @Override
  public IOException explained(IOException failure) {
    if (failure instanceof SocketTimeoutException) {
      return new HttpException(
          408,
          "The body came at less than %d bytes a second, and %s of pauses were used up"
              .formatted(settings.bodyRate(), Deadline.shown(settings.bodySeconds())),
          failure);
    }
    bodyFailure = failure;
    return failure;
  }

  // ---- The end ----

  private void refuse(HttpException refused) throws IOException {
    try {
      settings.writer().write(wire, false, 1, answerTo(refused), false);
    } catch (ContentException impossible) {
      throw new AssertionError(impossible);
    }
    linger();
  }

  /**
   * Has the client see the end, and reads what it still sends: to close with something unread would
   * reset the connection, and might take the answer from the client before it has read it. RFC
   * 9112, section 9.6.
   */
  private void linger() throws IOException {
    wire.writeEof();
    double until = loop.time() + LINGER_SECONDS;
    long count = 0;
    do {
      count += wire.input().size();
      wire.input().clear();
    } while (count <= LINGER_BYTES && awaitMore(until));
  }

  private boolean awaitMore(double until) throws IOException {
    try {
      return wire.awaitInput(until);
    } catch (SocketTimeoutException enough) {
      return false;
    }
  }

  private void report(String message, Throwable failure) {
    Task<?> task = Asyncio.currentTask();
    loop.callExceptionHandler(new ExceptionContext(message, failure, task, null));
  }
}
