package dev.interleave.loop;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A queue whose next item is the last that was put. asyncio: {@code LifoQueue}.
 *
 * @param <T> the type of its items
 */
public final class LifoQueue<T extends @Nullable Object> extends Queue<T> {

  /** A queue that holds up to {@code maxSize} items, or any number if that is not positive. */
  public LifoQueue(int maxSize) {
    super(maxSize, new Stack<>());
  }

  private static final class Stack<T extends @Nullable Object> implements Store<T> {
    private final List<T> items = new ArrayList<>();

    @Override
    public void put(T item) {
      items.add(item);
    }

    @Override
    public T take() {
      return items.removeLast();
    }

    @Override
    public int size() {
      return items.size();
    }
  }
}
