package dev.interleave.loop.stream;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Bytes that are added at the end and taken from the front, for protocols that parse what comes in
 * pieces. Offsets count from the first byte that is there. asyncio: a {@code bytearray}.
 */
public final class ByteQueue {
  private static final byte[] NONE = {};

  /** An empty queue with a larger array lets it go: most connections are idle most of the time. */
  private static final int KEPT = 4096;

  private static final int SMALLEST = 256;

  private byte[] array = NONE;
  private int start;
  private int end;

  /** How many bytes there are. */
  public int size() {
    return end - start;
  }

  public boolean isEmpty() {
    return start == end;
  }

  /** Adds what remains in {@code data}. */
  public void add(ByteBuffer data) {
    int count = data.remaining();
    if (count > array.length - end) {
      makeRoom(count);
    }
    data.get(array, end, count);
    end += count;
  }

  private void makeRoom(int count) {
    int size = size();
    int needed = Math.addExact(size, count);
    byte[] roomy = array;
    if (needed > array.length || start < size) { // To move so much within it would not pay.
      long wanted = size == 0 ? needed : 2L * needed;
      roomy = new byte[Math.clamp(wanted, SMALLEST, Integer.MAX_VALUE - 8)];
    }
    System.arraycopy(array, start, roomy, 0, size);
    array = roomy;
    start = 0;
    end = size;
  }

  /** Takes the first {@code count} bytes. */
  public byte[] take(int count) {
    byte[] taken = Arrays.copyOfRange(array, start, start + count);
    drop(count);
    return taken;
  }

  /** Takes all bytes. */
  public byte[] takeAll() {
    return take(size());
  }

  /** Drops the first {@code count} bytes. */
  public void drop(int count) {
    start += count;
    if (start == end) {
      clear();
    }
  }

  /** Drops all bytes. */
  public void clear() {
    start = 0;
    end = 0;
    if (array.length > KEPT) {
      array = NONE;
    }
  }

  /** The bytes, from {@link #start} on; good until the next change. */
  public byte[] array() {
    return array;
  }

  /** Where in {@link #array} they begin. */
  public int start() {
    return start;
  }

  /** A byte; {@code offset} is not checked. */
  public byte at(int offset) {
    return array[start + offset];
  }

  /** Where that byte is first, at {@code from} or after; -1 if it is nowhere. */
  public int indexOf(byte wanted, int from) {
    for (int at = start + from; at < end; at++) {
      if (array[at] == wanted) {
        return at - start;
      }
    }
    return -1;
  }

  /** The first bytes, but no more than {@code most}; good until the queue is changed. */
  public ByteBuffer first(int most) {
    return ByteBuffer.wrap(array, start, Math.min(most, size()));
  }

  /** Where {@code pattern} begins first, at {@code from} or after; -1 if it is nowhere. */
  public int indexOf(byte[] pattern, int from) {
    byte first = pattern[0];
    int last = end - pattern.length;
    for (int at = start + from; at <= last; at++) {
      if (array[at] == first
          && Arrays.equals(array, at, at + pattern.length, pattern, 0, pattern.length)) {
        return at - start;
      }
    }
    return -1;
  }

  /** Whether {@code pattern} is at {@code index}. */
  public boolean has(byte[] pattern, int index) {
    int at = start + index;
    return pattern.length <= end - at
        && Arrays.equals(array, at, at + pattern.length, pattern, 0, pattern.length);
  }
}
