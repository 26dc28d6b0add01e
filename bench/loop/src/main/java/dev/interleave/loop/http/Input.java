package dev.interleave.loop.http;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The bytes that came and were not read yet. Offsets count from the first of them. */
final class Input {
  static final byte[] NOTHING = {};

  /** An empty buffer that is larger is let go: most connections are idle most of the time. */
  private static final int KEPT = 4096;

  private static final int SMALLEST = 512;

  private byte[] array = NOTHING;
  private int start;
  private int end;

  int size() {
    return end - start;
  }

  boolean isEmpty() {
    return start == end;
  }

  /** Adds what remains in {@code data}. */
  void add(ByteBuffer data) {
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

  /** The bytes, from {@link #start} on; good until the next change. */
  byte[] array() {
    return array;
  }

  /** Where in {@link #array} they begin. */
  int start() {
    return start;
  }

  byte at(int offset) {
    return array[start + offset];
  }

  /** Where that byte is first, at {@code from} or after; -1 if it is nowhere. */
  int indexOf(byte wanted, int from) {
    for (int at = start + from; at < end; at++) {
      if (array[at] == wanted) {
        return at - start;
      }
    }
    return -1;
  }

  byte[] take(int count) {
    byte[] taken = Arrays.copyOfRange(array, start, start + count);
    drop(count);
    return taken;
  }

  void drop(int count) {
    start += count;
    if (start == end) {
      start = 0;
      end = 0;
      if (array.length > KEPT) {
        array = NOTHING;
      }
    }
  }

  void clear() {
    drop(size());
  }
}
