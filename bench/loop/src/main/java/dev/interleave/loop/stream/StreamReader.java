package dev.interleave.loop.stream;

import dev.interleave.loop.EventLoop;
import dev.interleave.loop.Future;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that come in, to be awaited. asyncio: {@code StreamReader}.
 *
 * <p>One task may read at a time. A read that is cancelled takes nothing. When more than twice the
 * limit lies unread, the other side has to wait.
 *
 * <p>A reader is also the lines that are left, each with its terminator; the iterator throws an
 * {@link UncheckedIOException} where {@link #readLine} would throw its cause.
 */
public final class StreamReader implements Iterable<byte[]> {
  private static final byte[] NOTHING = {};
  private static final byte[] NEWLINE = {'\n'};

  private final EventLoop loop;
  private final int limit;
  private final ByteQueue buffer = new ByteQueue();

  private @Nullable Transport transport;
  private @Nullable Future<@Nullable Void> waiter;
  private @Nullable IOException failure;
  private boolean eof;
  private boolean paused;

  /**
   * A reader of what is fed to it.
   *
   * @param limit the longest line or record, without its separator; half of what is buffered
   */
  public StreamReader(EventLoop loop, int limit) {
    this.loop = loop;
    this.limit = StreamOptions.requirePositive("limit", limit);
  }

  // ---- Feeding ----

  /** Sets what is paused while too much lies unread. */
  void setTransport(Transport transport) {
    this.transport = transport;
  }

  /** Adds what remains in {@code data}. */
  public void feedData(ByteBuffer data) {
    if (eof) {
      throw new IllegalStateException("feedData after feedEof");
    }
    if (!data.hasRemaining()) {
      return;
    }
    buffer.add(data);
    wakeReader(null);
    if (transport != null && !paused && buffer.size() > 2L * limit) {
      transport.pauseReading();
      paused = true;
    }
  }

  /** No more will be fed: who reads gets what is there, then the end of the stream. */
  public void feedEof() {
    eof = true;
    wakeReader(null);
  }

  /** Fails this and all further reads. */
  public void setException(IOException failure) {
    this.failure = failure;
    wakeReader(failure);
  }

  /** What all reads fail with; null if nothing went wrong. */
  public @Nullable IOException exception() {
    return failure;
  }

  private void wakeReader(@Nullable IOException why) {
    Future<@Nullable Void> waiting = waiter;
    waiter = null;
    if (waiting == null || waiting.done()) {
      return;
    }
    if (why == null) {
      waiting.setResult(null);
    } else {
      waiting.setException(why);
    }
  }

  // ---- Reading ----

  /** Whether the stream has ended and all of it was read. */
  public boolean atEof() {
    return eof && buffer.isEmpty();
  }

  /**
   * Awaits a line.
   *
   * @return the line with its terminator; what is left, without, at the end of the stream; nothing
   *     after it
   * @throws LimitOverrunException if the line is longer than the limit. It is dropped, or as much
   *     of it as is there. asyncio: {@code ValueError}
   */
  public byte[] readLine() throws IOException {
    try {
      return readUntil(NEWLINE);
    } catch (IncompleteReadException end) {
      return end.partial();
    } catch (LimitOverrunException tooLong) {
      if (buffer.has(NEWLINE, tooLong.consumed())) {
        buffer.drop(tooLong.consumed() + NEWLINE.length);
      } else {
        buffer.clear();
      }
      resumeTransport();
      throw tooLong;
    }
  }

  /**
   * Awaits bytes up to and with the first of the separators.
   *
   * @throws IncompleteReadException if the stream ends before; it has what there was
   * @throws LimitOverrunException if the bytes are more than the limit; they stay in the buffer
   */
  public byte[] readUntil(byte[]... separators) throws IOException {
    int longest = requireSeparators(separators);
    throwFailure();
    int searched = 0; // No separator begins before.
    while (true) {
      int[] found = firstOf(separators, searched);
      if (found.length > 0) {
        if (found[0] > limit) {
          throw new LimitOverrunException(
              "Separator is found, but chunk is longer than limit", found[0]);
        }
        byte[] chunk = buffer.take(found[1]);
        resumeTransport();
        return chunk;
      }
      searched = Math.max(0, buffer.size() + 1 - longest);
      if (searched > limit) {
        throw new LimitOverrunException(
            "Separator is not found, and chunk exceed the limit", searched);
      }
      if (eof) { // Only now: the last bytes may have completed a separator.
        throw new IncompleteReadException(buffer.takeAll(), null);
      }
      awaitData("readUntil");
    }
  }

  private static int requireSeparators(byte[][] separators) {
    int longest = 0;
    for (byte[] separator : separators) {
      if (separator.length == 0) {
        throw new IllegalArgumentException("Separator should be at least one-byte string");
      }
      longest = Math.max(longest, separator.length);
    }
    if (longest == 0) {
      throw new IllegalArgumentException("Separator should contain at least one element");
    }
    return longest;
  }

  /** Where the separator that ends first begins and ends; nothing if there is none. */
  private int[] firstOf(byte[][] separators, int from) {
    int begin = -1;
    int end = Integer.MAX_VALUE;
    for (byte[] separator : separators) {
      int at = buffer.indexOf(separator, from);
      boolean sooner = at + separator.length < end;
      boolean longer = at + separator.length == end && at < begin;
      if (at >= 0 && (sooner || longer)) {
        begin = at;
        end = at + separator.length;
      }
    }
    return begin < 0 ? new int[0] : new int[] {begin, end};
  }

  /** Awaits the end of the stream, and returns all bytes up to it. */
  public byte[] read() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (true) {
      byte[] block = read(limit);
      if (block.length == 0) {
        return all.toByteArray();
      }
      all.writeBytes(block);
    }
  }

  /**
   * Awaits a byte or more.
   *
   * @param most how many bytes to read at most; less than 0 for all up to the end
   * @return the bytes, or nothing at the end of the stream
   */
  public byte[] read(int most) throws IOException {
    throwFailure();
    if (most == 0) {
      return NOTHING;
    }
    if (most < 0) {
      return read();
    }
    if (buffer.isEmpty() && !eof) {
      awaitData("read");
    }
    byte[] data = buffer.take(Math.min(most, buffer.size()));
    resumeTransport();
    return data;
  }

  /**
   * Awaits {@code count} bytes, which may be more than the limit.
   *
   * @throws IncompleteReadException if the stream ends before; it has what there was
   */
  public byte[] readExactly(int count) throws IOException {
    if (count < 0) {
      throw new IllegalArgumentException(
          "readExactly size can not be less than zero: it is " + count);
    }
    throwFailure();
    while (buffer.size() < count) {
      if (eof) {
        throw new IncompleteReadException(buffer.takeAll(), count);
      }
      awaitData("readExactly");
    }
    byte[] data = buffer.take(count);
    resumeTransport();
    return data;
  }

  private void throwFailure() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  private void awaitData(String method) {
    if (waiter != null) {
      throw new IllegalStateException(
          method + "() called while another coroutine is already waiting for incoming data");
    }
    if (paused && transport != null) { // Or a record larger than the buffer would never come.
      paused = false;
      transport.resumeReading();
    }
    Future<@Nullable Void> waiting = loop.createFuture();
    waiter = waiting;
    try {
      waiting.await();
    } finally {
      waiter = null;
    }
  }

  private void resumeTransport() {
    if (paused && transport != null && buffer.size() <= limit) {
      paused = false;
      transport.resumeReading();
    }
  }

  @Override
  public Iterator<byte[]> iterator() {
    return new Lines();
  }

  @Override
  public String toString() {
    return "<StreamReader " + buffer.size() + " bytes" + (eof ? " eof" : "") + ">";
  }

  private final class Lines implements Iterator<byte[]> {
    private byte @Nullable [] next;

    @Override
    public boolean hasNext() {
      if (next == null) {
        next = line();
      }
      return next.length > 0;
    }

    private byte[] line() {
      try {
        return readLine();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    @Override
    public byte[] next() {
      if (!hasNext() || next == null) {
        throw new NoSuchElementException();
      }
      byte[] line = next;
      next = null;
      return line;
    }
  }
}
