package dev.interleave.loop.http;

import dev.interleave.loop.EventLoop;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/** Exchanges requests and answers over one connection, one after the other. */
final class ClientConnection implements BodyOwner {
  /** How many interim answers there may be before the answer proper. */
  private static final int MOST_INTERIM = 16;

  /** How long to wait for a go-ahead that the server may know nothing of, in seconds. */
  private static final double CONTINUE_SECONDS = 1;

  private final EventLoop loop;
  private final Origin origin;
  private final ClientSettings settings;
  private final ConnectionPool pool;
  private final Wire wire;
  private final Deadline idleDeadline;
  private final HeadReader heads;

  /** Until when the head that is awaited has to be there. */
  private double headDue;

  /** Whether nothing is known yet that keeps the connection from being used again. */
  private boolean reusable;

  /** The request under way, for messages. */
  private String request = "";

  ClientConnection(EventLoop loop, Origin origin, ClientSettings settings, ConnectionPool pool) {
    this.loop = loop;
    this.origin = origin;
    this.settings = settings;
    this.pool = pool;
    wire = new Wire(loop, () -> {});
    idleDeadline = new Deadline(loop, this::abandon);
    heads = new HeadReader(wire.input(), settings.limits(), () -> wire.awaitInput(headDue));
  }

  Wire wire() {
    return wire;
  }

  // ---- Being kept ----

  /** Has it wait for a request: for a while, and unless something comes unasked. */
  void rest() {
    idleDeadline.set(loop.time() + settings.idleSeconds());
    wire.setAlarm(this::abandon);
  }

  /** Ends {@link #rest}. */
  void wake() {
    idleDeadline.clear();
    wire.setAlarm(null);
  }

  /** Closes it, whatever it is in the middle of. */
  void abandon() {
    idleDeadline.cancel();
    wire.setAlarm(null);
    wire.abort();
    pool.gone(this);
  }

  // ---- An exchange ----

  /**
   * Sends a request and awaits the head of the answer.
   *
   * @throws StaleException if the connection ends before a byte of it comes
   * @throws ContentException if what makes the request's body fails
   */
  HttpClientResponse exchange(HttpClientRequest sent) throws IOException, ContentException {
    request = sent.toString();
    boolean answered = false;
    try {
      ResponseHead head = headOfAnswer(sent);
      Pace pace = new Pace(loop, wire, settings.readSeconds(), 0);
      BodySource source = head.body(sent.method(), wire, pace, settings.limits());
      reusable = reusable && head.keepsAlive() && !(source instanceof RestOfStream);
      HttpBody body = new HttpBody(source, this, settings.limits().body());
      answered = true;
      return new HttpClientResponse(head, body, this::abandon);
    } catch (IOException failure) {
      throw explained(failure);
    } finally {
      sent.content().close();
      if (!answered) {
        abandon();
      }
    }
  }

  private ResponseHead headOfAnswer(HttpClientRequest sent) throws IOException, ContentException {
    RequestWriter writer = settings.writer();
    reusable = false;
    if (sent.headers().hasElement("Expect", "100-continue")) {
      boolean sentHead = send(() -> writer.sendHead(wire, origin, sent));
      ResponseHead early = awaitContinue();
      if (early != null) {
        return early;
      }
      reusable = sentHead && send(() -> writer.sendBody(wire, sent));
    } else {
      reusable = send(() -> writer.send(wire, origin, sent));
    }
    return awaitHead(settings.answerSeconds(), false);
  }

  /** Sends something; false if it was left off. */
  private interface Sending {
    boolean send() throws IOException, ContentException;
  }

  private boolean send(Sending sending) throws IOException, ContentException {
    try {
      return sending.send();
    } catch (SocketTimeoutException tooSlow) {
      throw tooSlow;
    } catch (IOException failure) {
      if (wire.input().isEmpty()) { // It hung up without having said why.
        throw new StaleException(request, failure);
      }
      return false;
    }
  }

  /** Awaits the go-ahead for a body, or, and then returns it, an answer that spares the body. */
  private @Nullable ResponseHead awaitContinue() throws IOException {
    try {
      ResponseHead head = awaitHead(CONTINUE_SECONDS, true);
      return head.isInterim() ? null : head;
    } catch (SocketTimeoutException noWord) {
      return null;
    }
  }

  /** Awaits the head of the answer proper, or of the interim answer that is a go-ahead. */
  private ResponseHead awaitHead(double seconds, boolean orContinue) throws IOException {
    headDue = loop.time() + seconds;
    awaitFirstByte();
    for (int i = 0; i < MOST_INTERIM; i++) {
      ResponseHead head = heads.read(ResponseHead::parse);
      if (!head.isInterim() || (orContinue && head.status() == 100)) {
        return head;
      }
      if (head.status() == 101) {
        throw new ProtocolException("It changes to another protocol, unasked");
      }
    }
    throw new ProtocolException("There are more than " + MOST_INTERIM + " interim answers");
  }

  private void awaitFirstByte() throws IOException {
    boolean came;
    try {
      came = !wire.input().isEmpty() || wire.awaitInput(headDue);
    } catch (SocketTimeoutException tooSlow) {
      throw tooSlow;
    } catch (IOException failure) {
      throw new StaleException(request, failure);
    }
    if (!came) {
      throw new StaleException(request, new EOFException("the server closed it"));
    }
  }

  // ---- The body of the answer ----

  @Override
  public void bodyEnded() {
    if (reusable && !wire.isEnded() && wire.input().isEmpty()) {
      pool.free(this);
    } else {
      abandon();
    }
  }

  @Override
  public void bodyBroken() {
    abandon();
  }

  @Override
  public IOException explained(IOException failure) {
    String message = request + ": " + failure.getMessage();
    return switch (failure) {
      case StaleException stale -> stale;
      case SocketTimeoutException slow -> caused(new SocketTimeoutException(message), slow);
      case HttpException malformed -> caused(new ProtocolException(message), malformed);
      case ProtocolException malformed -> caused(new ProtocolException(message), malformed);
      default -> new IOException(message, failure);
    };
  }

  private static IOException caused(IOException explained, IOException cause) {
    explained.initCause(cause);
    return explained;
  }
}
