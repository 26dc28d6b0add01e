package dev.interleave.loop;

import java.util.Comparator;

/**
 * A queue whose next item is the least. Which of equal items comes first is as in asyncio.
 *
 * <p>asyncio: {@code PriorityQueue}.
 *
 * @param <T> the type of its items
 */
public final class PriorityQueue<T> extends Queue<T> {

  /**
   * A queue in the order of {@code comparator}.
   *
   * @param maxSize how many items it holds; any number if that is not positive
   */
  public PriorityQueue(int maxSize, Comparator<? super T> comparator) {
    super(maxSize, new HeapStore<>(comparator));
  }

  private static final class HeapStore<T> extends Heap<T> implements Store<T> {
    private final Comparator<? super T> comparator;

    HeapStore(Comparator<? super T> comparator) {
      this.comparator = comparator;
    }

    @Override
    boolean less(T a, T b) {
      return comparator.compare(a, b) < 0;
    }

    @Override
    public void put(T item) {
      push(item);
    }

    @Override
    public T take() {
      return pop();
    }
  }
}
