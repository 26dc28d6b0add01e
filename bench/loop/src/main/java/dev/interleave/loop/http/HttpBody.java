package dev.interleave.loop.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The body of a message that came, read as it comes: once, all together or piece by piece. It is
 * also its own pieces; the iterator throws an {@link UncheckedIOException} where {@link #read()}
 * would throw its cause.
 *
 * <p>To read more than a limit, 1 MiB of a request by default, is an {@link HttpException} with
 * status 413.
 */
public final class HttpBody implements Iterable<byte[]> {
  private final BodySource source;
  private final BodyOwner owner;
  private long limit;
  private long count;
  private boolean begun;
  private boolean broken;
  private boolean told;

  HttpBody(BodySource source, BodyOwner owner, long limit) {
    this.source = source;
    this.owner = owner;
    this.limit = limit;
    tellIfEnded();
  }

  /** Has it be as long as {@code most} bytes, in place of what the options say. */
  public HttpBody limit(long most) {
    limit = most;
    return this;
  }

  /** The number of bytes that were not read yet; -1 if that is not known, as it comes in chunks. */
  public long left() {
    return source.left();
  }

  /**
   * Awaits some of it.
   *
   * @return a byte or more, or nothing at the end
   * @throws HttpException of a server, if the body is malformed, too long or too slow
   * @throws IOException if the connection is lost; of a client, if anything else is wrong
   */
  public byte[] read() throws IOException {
    if (source.ended()) {
      return Content.NO_BYTES;
    }
    if (source.left() > limit - count) {
      throw tooLong();
    }
    byte[] next = next();
    count += next.length;
    if (count > limit) {
      throw tooLong();
    }
    return next;
  }

  private byte[] next() throws IOException {
    boolean read = false;
    try {
      if (!begun) {
        begun = true;
        owner.beforeBody();
      }
      byte[] next = source.next();
      read = true;
      tellIfEnded();
      return next;
    } catch (IOException failure) {
      broken = true;
      throw owner.explained(failure);
    } finally {
      if (!read) {
        owner.bodyBroken();
      }
    }
  }

  private void tellIfEnded() {
    if (!told && source.ended()) {
      told = true;
      owner.bodyEnded();
    }
  }

  private IOException tooLong() {
    broken = true;
    owner.bodyBroken();
    return owner.explained(new HttpException(413, "The body is larger than " + limit + " bytes"));
  }

  /** Awaits all of it, or what was not read yet; see {@link #read()}. */
  public byte[] bytes() throws IOException {
    byte[] first = read();
    if (source.ended()) {
      return first;
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream(2 * first.length);
    all.writeBytes(first);
    while (!source.ended()) {
      all.writeBytes(read());
    }
    return all.toByteArray();
  }

  /** The fields that came after a body in chunks, once that was read to its end. */
  public HttpHeaders trailers() {
    return source.trailers();
  }

  /** Whether all of it was read. */
  boolean ended() {
    return source.ended();
  }

  /** Whether what was not read is known to be no more than {@code most} bytes, or may be. */
  boolean canSkip(long most) {
    return !broken && source.left() <= most;
  }

  /**
   * Reads what was not read, and drops it.
   *
   * @return whether that was no more than {@code most} bytes
   */
  boolean skip(long most) throws IOException {
    long skipped = 0;
    while (!source.ended()) {
      if (!canSkip(most - skipped)) {
        return false;
      }
      skipped += next().length;
      if (skipped > most) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Iterator<byte[]> iterator() {
    return new Pieces();
  }

  private final class Pieces implements Iterator<byte[]> {
    private byte @Nullable [] upcoming;

    @Override
    public boolean hasNext() {
      if (upcoming == null) {
        try {
          upcoming = read();
        } catch (IOException failure) {
          throw new UncheckedIOException(failure);
        }
      }
      return upcoming.length > 0;
    }

    @Override
    public byte[] next() {
      if (!hasNext() || upcoming == null) {
        throw new NoSuchElementException("the body has ended");
      }
      byte[] piece = upcoming;
      upcoming = null;
      return piece;
    }
  }
}
