package dev.interleave.loop;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A queue between tasks: those who put wait while it is full, those who get while it is empty.
 * asyncio: {@code Queue}.
 *
 * @param <T> the type of its items
 */
public sealed class Queue<T extends @Nullable Object> extends LoopBound
    permits LifoQueue, PriorityQueue {

  /** What keeps the items, and says which is next. */
  interface Store<T extends @Nullable Object> {
    void put(T item);

    T take();

    int size();
  }

  private final int maxSize;
  private final Store<T> store;
  private final Deque<Future<@Nullable Void>> getters = new ArrayDeque<>();
  private final Deque<Future<@Nullable Void>> putters = new ArrayDeque<>();
  private final Event finished = new Event();
  private int unfinished;
  private boolean shutdown;

  /** What puts the items, if that is known. */
  private Needs.@Nullable Source source;

  /** A queue that is never full. */
  public Queue() {
    this(0);
  }

  /** A queue that holds up to {@code maxSize} items, or any number if that is not positive. */
  public Queue(int maxSize) {
    this(maxSize, new FifoStore<>());
  }

  Queue(int maxSize, Store<T> store) {
    this.maxSize = maxSize;
    this.store = store;
    finished.set();
  }

  /** The number of items in the queue. */
  public final int qsize() {
    return store.size();
  }

  /** The number of items it can hold; any number if that is not positive. */
  public final int maxSize() {
    return maxSize;
  }

  /** Whether it has no items. */
  public final boolean empty() {
    return store.size() == 0;
  }

  /** Whether it can hold no more items. */
  public final boolean full() {
    return maxSize > 0 && store.size() >= maxSize;
  }

  /**
   * Adds {@code item}, and waits until there is room for it.
   *
   * @throws QueueShutDownException if the queue is shut down
   */
  public final void put(T item) {
    while (full() && !shutdown) {
      Future<@Nullable Void> putter = createFuture("put");
      putters.add(putter);
      try {
        putter.await();
      } catch (Throwable failure) {
        giveUp(putter, putters, !full());
        throw failure;
      }
    }
    putNowait(item);
  }

  /**
   * Adds {@code item}.
   *
   * @throws QueueFullException if there is no room
   * @throws QueueShutDownException if the queue is shut down
   */
  public final void putNowait(T item) {
    checkThread();
    if (shutdown) {
      throw new QueueShutDownException();
    }
    if (full()) {
      throw new QueueFullException();
    }
    store.put(item);
    unfinished++;
    finished.clear();
    wakeUpNext(getters);
  }

  /**
   * Takes the next item, and waits until there is one.
   *
   * @throws QueueShutDownException if the queue is shut down and has no more items
   */
  public final T get() {
    while (empty() && !shutdown) {
      Future<@Nullable Void> getter = createFuture("get");
      getters.add(getter);
      try {
        getter.await();
      } catch (Throwable failure) {
        giveUp(getter, getters, !empty());
        throw failure;
      }
    }
    return getNowait();
  }

  /**
   * Takes the next item.
   *
   * @throws QueueEmptyException if there is none
   * @throws QueueShutDownException if there is none and there will be none
   */
  public final T getNowait() {
    checkThread();
    if (empty()) {
      throw shutdown ? new QueueShutDownException() : new QueueEmptyException();
    }
    T item = store.take();
    wakeUpNext(putters);
    return item;
  }

  /**
   * Says that the work on an item that was taken is done.
   *
   * @throws IllegalStateException if that is said more often than items were put
   */
  public final void taskDone() {
    checkThread();
    if (unfinished <= 0) {
      throw new IllegalStateException("taskDone() called too many times");
    }
    unfinished--;
    if (unfinished == 0) {
      finished.set();
    }
  }

  /** Waits until {@link #taskDone} was called for each item that was put. */
  public final void join() {
    if (unfinished > 0) {
      finished.await();
    }
  }

  /** Says that nobody but {@code sole} will put items. */
  final void feedFrom(Needs.Source sole) {
    source = sole;
  }

  @Override
  final @Nullable Needs needs() {
    return source == null ? null : source.needs();
  }

  /** Shuts it down, see {@link #shutdown(boolean)}, but leaves its items to be got. */
  public final void shutdown() {
    shutdown(false);
  }

  /**
   * Ends the queue: no more items are put, and none are waited for. Those who wait are woken, and
   * told so by a {@link QueueShutDownException}.
   *
   * @param immediate whether the items in the queue are dropped, each as if it was got and done
   */
  public final void shutdown(boolean immediate) {
    shutdown = true;
    if (immediate) {
      while (!empty()) {
        store.take();
        if (unfinished > 0) { // An item may be called done before it is got.
          unfinished--;
        }
      }
      if (unfinished == 0) {
        finished.set();
      }
    }
    wakeUpAll(getters);
    wakeUpAll(putters);
  }

  private static void wakeUpAll(Deque<Future<@Nullable Void>> line) {
    while (!line.isEmpty()) {
      wakeUpNext(line);
    }
  }

  /** Leaves the line; if the turn had come and can be used, it is the next one's. */
  private static void giveUp(
      Future<@Nullable Void> waiter, Deque<Future<@Nullable Void>> line, boolean usable) {
    waiter.cancel();
    line.remove(waiter);
    if (usable && !waiter.cancelled()) {
      wakeUpNext(line);
    }
  }

  private static void wakeUpNext(Deque<Future<@Nullable Void>> line) {
    for (Future<@Nullable Void> next = line.poll(); next != null; next = line.poll()) {
      if (!next.done()) {
        next.setResult(null);
        return;
      }
    }
  }

  /** First in, first out. */
  private static final class FifoStore<T extends @Nullable Object> implements Store<T> {
    private static final Object NULL = new Object();
    private final Deque<Object> items = new ArrayDeque<>();

    @Override
    public void put(T item) {
      items.add(item == null ? NULL : item);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // What was put are Ts.
    public T take() {
      Object item = items.remove();
      return item == NULL ? null : (T) item;
    }

    @Override
    public int size() {
      return items.size();
    }
  }
}
