package dev.interleave.loop;

import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A binary heap, least element first, that moves elements exactly as Python's {@code heapq} does:
 * equal elements then come out in asyncio's order, which is not the order they were added in.
 */
abstract class Heap<E> {
  private @Nullable Object[] elements = new @Nullable Object[16];
  private int size;

  /** Whether {@code a} is less than {@code b}, the one thing that matters. */
  abstract boolean less(E a, E b);

  final boolean isEmpty() {
    return size == 0;
  }

  public final int size() {
    return size;
  }

  final E first() {
    if (size == 0) {
      throw new NoSuchElementException("the heap is empty");
    }
    return at(0);
  }

  final void push(E element) {
    if (size == elements.length) {
      elements = Arrays.copyOf(elements, size * 2);
    }
    elements[size++] = element;
    towardsRoot(0, size - 1);
  }

  final E pop() {
    E first = first();
    E last = at(--size);
    elements[size] = null;
    if (size > 0) {
      elements[0] = last;
      towardsLeaf(0);
    }
    return first;
  }

  /** Drops what {@code unwanted} says, and makes a heap of the rest: {@code heapify}. */
  final void rebuildWithout(Predicate<? super E> unwanted) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      E element = at(i);
      if (!unwanted.test(element)) {
        elements[kept++] = element;
      }
    }
    Arrays.fill(elements, kept, size, null);
    size = kept;
    for (int i = size / 2 - 1; i >= 0; i--) {
      towardsLeaf(i);
    }
  }

  /** heapq's {@code _siftdown}, which moves an element up. */
  private void towardsRoot(int start, int from) {
    int position = from;
    E moving = at(position);
    while (position > start) {
      int above = (position - 1) >> 1;
      E parent = at(above);
      if (!less(moving, parent)) {
        break;
      }
      elements[position] = parent;
      position = above;
    }
    elements[position] = moving;
  }

  /** heapq's {@code _siftup}: moves an element down to a leaf, then up to its place. */
  private void towardsLeaf(int start) {
    int position = start;
    E moving = at(position);
    int child = 2 * position + 1;
    while (child < size) {
      int right = child + 1;
      if (right < size && !less(at(child), at(right))) {
        child = right;
      }
      elements[position] = elements[child];
      position = child;
      child = 2 * position + 1;
    }
    elements[position] = moving;
    towardsRoot(start, position);
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // Positions below size hold elements.
  private E at(int position) {
    return (E) elements[position];
  }
}
