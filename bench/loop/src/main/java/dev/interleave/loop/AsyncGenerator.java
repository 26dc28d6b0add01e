package dev.interleave.loop;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Values that are made as they are asked for, by code that may await. asyncio: an asynchronous
 * generator.
 *
 * <pre>{@code
 * var ticks = new AsyncGenerator<Integer>(out -> {
 *   for (int tick = 0; ; tick++) {
 *     sleep(Duration.ofSeconds(1));
 *     out.emit(tick);
 *   }
 * });
 * for (int tick : ticks) { ... }
 * }</pre>
 *
 * <p>The code runs in the task of the consumer, which goes on when a value is there; it has a stack
 * and a thread of its own. A generator that is left before its end stays suspended until it is
 * {@linkplain #close closed}, at the latest by {@link Asyncio#run}. One that is to be sent values
 * is a {@link SendingGenerator}.
 *
 * @param <T> the type of the values
 */
public sealed class AsyncGenerator<T extends @Nullable Object> implements Iterable<T>, AutoCloseable
    permits SendingGenerator {

  /** The code of a generator. */
  @FunctionalInterface
  public interface Body<T extends @Nullable Object> {
    /** Runs, and gives each value to {@code out}. */
    void run(Emitter<T> out) throws Exception;
  }

  /** Takes the values of a generator. asyncio: the keyword {@code yield}. */
  public interface Emitter<T extends @Nullable Object> {
    /** Gives {@code value} to the consumer, and returns when the next one is asked for. */
    void emit(T value);
  }

  /** An emitter that also tells what the consumer has sent. */
  interface Exchange<T extends @Nullable Object> extends Emitter<T> {
    @Nullable Object exchange(T value);

    @Override
    default void emit(T value) {
      exchange(value);
    }
  }

  private final Body<T> body;
  private @Nullable Continuation continuation;
  private boolean running;
  private boolean ended;

  /** The task that asks for a value, and where to hand it over. */
  private @Nullable Task<?> consumer;

  private @Nullable Continuation caller;

  private boolean yielded;
  private @Nullable T value;
  private @Nullable Object sent;
  private @Nullable Throwable failure;

  /** A generator of what {@code body} yields. */
  public AsyncGenerator(Body<T> body) {
    this.body = body;
  }

  /**
   * The values that are left. To ask for one awaits, and throws what the code fails with, the very
   * object.
   */
  @Override
  public final Iterator<T> iterator() {
    return new Values();
  }

  /**
   * Awaits the next value. asyncio: {@code anext}.
   *
   * @throws NoSuchElementException if there is no further value; {@code StopAsyncIteration} there
   */
  public final T next() {
    return nextOf(null, null);
  }

  /** Awaits the next value, or returns {@code otherwise} if there is none. */
  public final T next(T otherwise) {
    return advance(null, null) ? takeValue() : otherwise;
  }

  /**
   * Has the {@code emit} that the code is suspended in throw {@code failure}, and awaits its next
   * value. Code that has not begun ends at once. asyncio: {@code athrow}.
   *
   * @throws NoSuchElementException if there is no further value; asyncio returns {@code None} where
   *     the generator had ended before
   */
  public final T throwInto(Throwable failure) {
    if (!ended && continuation == null) {
      ended = true;
      throw Sneaky.raise(failure);
    }
    return nextOf(null, failure);
  }

  final T nextOf(@Nullable Object toSend, @Nullable Throwable toThrow) {
    if (!advance(toSend, toThrow)) {
      throw new NoSuchElementException("the generator has ended");
    }
    return takeValue();
  }

  @SuppressWarnings("NullAway") // What was yielded is a T.
  private T takeValue() {
    T taken = value;
    value = null;
    return taken;
  }

  /**
   * Ends the code where it is suspended, so that its {@code finally} blocks run, and awaits that.
   * asyncio: {@code aclose}.
   *
   * @throws IllegalStateException if it runs, or yields yet another value
   */
  @Override
  public final void close() {
    if (ended || continuation == null) {
      ended = true;
      return;
    }
    try {
      if (advance(null, new GeneratorExit())) {
        throw new IllegalStateException("async generator ignored GeneratorExit");
      }
    } catch (GeneratorExit exit) {
      // That is how it ended.
    }
  }

  boolean ended() {
    return ended;
  }

  /** Where its code is suspended. */
  StackTraceElement[] stackTrace() {
    Continuation code = continuation;
    return code == null || ended
        ? new StackTraceElement[0]
        : TaskStack.cleaned(code.thread().getStackTrace()).toArray(StackTraceElement[]::new);
  }

  /** Runs the code until it yields, which is true, or ends. */
  private boolean advance(@Nullable Object toSend, @Nullable Throwable toThrow) {
    if (running) {
      throw new IllegalStateException("asynchronous generator is already running");
    }
    if (ended) {
      return false;
    }
    if (continuation == null && toSend != null) {
      throw new IllegalArgumentException(
          "can't send a value to a just-started async generator: " + toSend);
    }
    EventLoop loop = RunningLoops.required();
    Task<?> task = loop.taskToSuspend();
    Continuation inner = continuation;
    if (inner == null) {
      inner = loop.mechanism().create(loop, null, this::runBody);
      continuation = inner;
      loop.add(this);
    }
    running = true;
    yielded = false;
    sent = toSend;
    consumer = task;
    Continuation here = task.continuation();
    caller = here;
    try {
      task.handOver(inner, toThrow);
      task.suspendIn(here);
    } finally {
      running = false;
      consumer = null;
      caller = null;
    }
    Throwable failed = failure;
    if (failed != null) {
      failure = null;
      throw Sneaky.raise(failed);
    }
    return yielded;
  }

  private void runBody() {
    try {
      body.run((Exchange<T>) this::exchange);
    } catch (NoSuchElementException stray) { // Not to be taken for the end.
      failure = new IllegalStateException("async generator raised NoSuchElementException", stray);
    } catch (Throwable thrown) {
      failure = thrown;
    }
    ended = true;
    if (consumer != null && caller != null) {
      consumer.loop.remove(this);
      consumer.handOver(caller, null);
    }
  }

  boolean runsIn(Continuation candidate) {
    return running && candidate.equals(continuation);
  }

  @Nullable Continuation caller() {
    return caller;
  }

  private @Nullable Object exchange(T next) {
    Continuation here = continuation;
    if (here == null
        || consumer == null
        || caller == null
        || !here.equals(consumer.continuation())) {
      throw new IllegalStateException("emit outside the generator's own code");
    }
    value = next;
    yielded = true;
    Task<?> before = consumer;
    before.handOver(caller, null);
    try {
      here.suspend();
    } catch (StackOverflowError tooDeep) {
      yielded = false;
      if (before.equals(consumer)) {
        before.takeBack(here);
      }
      throw tooDeep;
    }
    consumer.throwInjected(); // By now that may be another task.
    Object received = sent;
    sent = null;
    return received;
  }

  private final class Values implements Iterator<T> {
    private boolean ready;
    private @Nullable T upcoming;

    @Override
    public boolean hasNext() {
      if (!ready && advance(null, null)) {
        ready = true;
        upcoming = takeValue();
      }
      return ready;
    }

    @Override
    @SuppressWarnings("NullAway") // What was yielded is a T.
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the generator has ended");
      }
      ready = false;
      T taken = upcoming;
      upcoming = null;
      return taken;
    }
  }
}
