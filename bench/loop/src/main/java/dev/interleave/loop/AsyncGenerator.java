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
 * {@linkplain #close closed}, at the latest by {@link Asyncio#run}.
 *
 * @param <T> the type of the values
 */
public final class AsyncGenerator<T extends @Nullable Object>
    implements Iterable<T>, AutoCloseable {

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

  private final Body<T> body;
  private @Nullable Continuation continuation;
  private boolean running;
  private boolean ended;

  /** The task that asks for a value, and where to hand it over. */
  private @Nullable Task<?> consumer;

  private @Nullable Continuation caller;

  private boolean yielded;
  private @Nullable T value;
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
  public Iterator<T> iterator() {
    return new Values();
  }

  /**
   * Ends the code where it is suspended, so that its {@code finally} blocks run, and awaits that.
   * asyncio: {@code aclose}.
   *
   * @throws IllegalStateException if it runs, or yields yet another value
   */
  @Override
  public void close() {
    if (ended || continuation == null) {
      ended = true;
      return;
    }
    try {
      if (advance(new GeneratorExit())) {
        throw new IllegalStateException("async generator ignored GeneratorExit");
      }
    } catch (GeneratorExit exit) {
      // That is how it ended.
    }
  }

  /** Runs the code until it yields, which is true, or ends. */
  private boolean advance(@Nullable Throwable thrown) {
    if (running) {
      throw new IllegalStateException("asynchronous generator is already running");
    }
    if (ended) {
      return false;
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
    consumer = task;
    Continuation here = task.continuation();
    caller = here;
    try {
      task.handOver(inner, thrown);
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
      body.run(this::emit);
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

  private void emit(T next) {
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
  }

  private final class Values implements Iterator<T> {
    private boolean ready;

    @Override
    public boolean hasNext() {
      ready = ready || advance(null);
      return ready;
    }

    @Override
    @SuppressWarnings("NullAway") // What was yielded is a T.
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      ready = false;
      return value;
    }
  }
}
