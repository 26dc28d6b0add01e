package dev.interleave.loop.http;

import dev.interleave.loop.EventLoop;
import dev.interleave.loop.Future;
import dev.interleave.loop.stream.ByteQueue;
import dev.interleave.loop.stream.Protocol;
import dev.interleave.loop.stream.Transport;
import dev.interleave.loop.stream.WriteBufferLimits;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A connection: the bytes that came, awaits with a deadline for more, and writes. One task uses it
 * at a time.
 *
 * <p>What is written is on its way when {@link #flush} returns: nothing is left for a close to wait
 * for, and a peer that doesn't read is waited for in one place.
 */
final class Wire implements Protocol {
  /** When so much lies unread, the peer has to wait. */
  private static final int MOST = 64 * 1024;

  private static final WriteBufferLimits NOTHING_UNSENT = new WriteBufferLimits(0);

  private final EventLoop loop;
  private final Runnable whenMade;
  private final ByteQueue input = new ByteQueue();
  private final Deadline deadline;

  private @Nullable Transport transport;
  private @Nullable Runnable alarm;
  private @Nullable Future<@Nullable Void> waiter;
  private boolean timedOut;
  private boolean readingPaused;
  private boolean writingPaused;
  private boolean ended;
  private boolean lost;
  private @Nullable IOException failure;

  /** A connection to be; {@code whenMade} is called when it is there. */
  Wire(EventLoop loop, Runnable whenMade) {
    this.loop = loop;
    this.whenMade = whenMade;
    deadline = new Deadline(loop, this::timeIsOver);
  }

  // ---- What the transport calls ----

  @Override
  public void connectionMade(Transport made) {
    transport = made;
    made.setWriteBufferLimits(NOTHING_UNSENT);
    whenMade.run();
  }

  @Override
  public void dataReceived(ByteBuffer data) {
    input.add(data);
    if (input.size() > MOST) {
      readingPaused = true;
      transport().pauseReading();
    }
    stir();
  }

  @Override
  public boolean eofReceived() {
    ended = true;
    stir();
    return true; // Whoever sends no more may still read.
  }

  @Override
  public void connectionLost(@Nullable IOException why) {
    ended = true;
    lost = true;
    failure = why;
    stir();
    deadline.cancel();
  }

  @Override
  public void pauseWriting() {
    writingPaused = true;
  }

  @Override
  public void resumeWriting() {
    writingPaused = false;
    wake();
  }

  private void stir() {
    wake();
    Runnable called = alarm;
    if (called != null) {
      alarm = null;
      called.run();
    }
  }

  /** Has {@code callback} called once if bytes, the end or a failure come while nobody awaits. */
  void setAlarm(@Nullable Runnable callback) {
    alarm = callback;
  }

  // ---- Reading ----

  ByteQueue input() {
    return input;
  }

  /** Whether the peer has ended the stream, or the connection is lost. */
  boolean isEnded() {
    return ended;
  }

  /**
   * Awaits bytes.
   *
   * @param until when to stop waiting, in seconds on the loop's clock
   * @return false at the end of the stream
   * @throws SocketTimeoutException if none came in time
   * @throws IOException if the connection is lost
   */
  boolean awaitInput(double until) throws IOException {
    int before = input.size();
    while (input.size() == before) {
      if (failure != null) {
        throw failure;
      }
      if (ended) {
        return false;
      }
      if (readingPaused) {
        readingPaused = false;
        transport().resumeReading();
      }
      await(until);
    }
    return true;
  }

  // ---- Writing ----

  /** Sends {@code data}, or keeps a copy of what can't be sent at once: {@link #flush} then. */
  void write(ByteBuffer data) {
    transport().write(data);
  }

  /**
   * Awaits that all is sent.
   *
   * @param seconds how long that may take
   * @throws SocketTimeoutException if the peer reads too slowly
   * @throws IOException if the connection is lost
   */
  void flush(double seconds) throws IOException {
    flush(seconds, Going.ALWAYS);
  }

  /** As {@link #flush(double)}, but returns as soon as {@code going} says no. */
  void flush(double seconds, Going going) throws IOException {
    if (writingPaused && !lost) {
      double until = loop.time() + seconds;
      while (writingPaused && !lost && going.on()) {
        await(until);
      }
    }
    if (lost) {
      throw failure != null ? failure : new SocketException("Connection lost");
    }
  }

  private void await(double until) throws SocketTimeoutException {
    if (waiter != null) {
      throw new IllegalStateException(
          "Another task already waits on this connection: one may read or write at a time");
    }
    Future<@Nullable Void> wakeUp = loop.createFuture();
    waiter = wakeUp;
    deadline.set(until);
    try {
      wakeUp.await();
    } finally {
      waiter = null;
      deadline.clear();
    }
    if (timedOut) {
      timedOut = false;
      throw new SocketTimeoutException("The other side took too long");
    }
  }

  private void timeIsOver() {
    if (waiter != null && !waiter.done()) { // What came in this very pass came in time.
      timedOut = true;
      wake();
    }
  }

  private void wake() {
    if (waiter != null && !waiter.done()) {
      waiter.setResult(null);
    }
  }

  // ---- The end ----

  /** Has the peer see the end of the stream; to read goes on. */
  void writeEof() {
    transport().writeEof();
  }

  /** Closes it, after what was flushed. */
  void close() {
    transport().close();
  }

  /** Closes it at once. */
  void abort() {
    if (transport != null) {
      transport.abort();
    }
  }

  Transport transport() {
    if (transport == null) {
      throw new IllegalStateException("The connection is not made yet");
    }
    return transport;
  }
}
