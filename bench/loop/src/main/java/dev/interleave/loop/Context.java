package dev.interleave.loop;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of {@link ContextVar}s that some code sees. Python: {@code contextvars.Context}.
 *
 * <p>Each task has one, a copy of its maker's at the time; a callback has a copy of the one it was
 * scheduled in. A copy shares the values, which are copied only as one is set: so it costs little,
 * and nothing where no variable was ever set.
 */
public final class Context {
  /** The contexts of threads that run no loop. */
  private static final ThreadLocal<@Nullable Context> OF_THREAD = new ThreadLocal<>();

  /** Whether any variable was ever set: until then no context need be looked for. */
  private static volatile boolean used;

  /** Never changed, but replaced. */
  private Map<ContextVar<?>, @Nullable Object> values;

  private boolean entered;

  /** A context where no variable is set. */
  public Context() {
    this(Map.of());
  }

  private Context(Map<ContextVar<?>, @Nullable Object> values) {
    this.values = values;
  }

  /** A copy of the calling code's context. Python: {@code copy_context}. */
  public static Context copyContext() {
    Context current = currentOrNull();
    return current == null ? new Context() : current.copy();
  }

  /** A copy, in which variables can be set without a change of this one. */
  public Context copy() {
    return new Context(values);
  }

  /** Whether {@code variable} is set in it. Python: {@code variable in context}. */
  public boolean contains(ContextVar<?> variable) {
    return values.containsKey(variable);
  }

  /** The value of {@code variable} in it, or null if it is not set. Python: {@code context.get}. */
  @SuppressWarnings("unchecked") // Only a T was put there.
  public <T extends @Nullable Object> @Nullable T get(ContextVar<T> variable) {
    return (T) values.get(variable);
  }

  /** The number of variables that are set in it. Python: {@code len(context)}. */
  public int size() {
    return values.size();
  }

  /** As {@link #run(Coroutine)}, without a result. */
  @SuppressWarnings("overloads") // The lambda tells: it has a result or it has none.
  public void run(Action code) {
    run(Coroutine.of(code));
  }

  /**
   * Runs {@code code} at once and in this context, which so has the changes it makes. It may await.
   *
   * @return its result
   * @throws IllegalStateException if this is the context of the calling code already, or another
   *     {@code run} of it is under way
   */
  @SuppressWarnings("overloads") // The lambda tells: it has a result or it has none.
  public <T extends @Nullable Object> T run(Coroutine<T> code) {
    Context outer = currentOrNull();
    if (entered || outer == this) {
      throw new IllegalStateException("cannot enter context: it is entered already");
    }
    entered = true;
    replaceCurrent(this);
    try {
      return code.run();
    } catch (Exception failure) {
      throw Sneaky.raise(failure);
    } finally {
      replaceCurrent(outer);
      entered = false;
    }
  }

  // ---- The current one ----

  /** The calling code's context; null stands for an empty one that nobody has needed yet. */
  static @Nullable Context currentOrNull() {
    EventLoop loop = RunningLoops.current();
    if (loop == null) {
      return OF_THREAD.get();
    }
    Task<?> task = loop.currentTask();
    return task != null ? task.context : loop.callbackContext;
  }

  /** The calling code's context. */
  static Context current() {
    Context context = currentOrNull();
    if (context == null) {
      context = new Context();
      replaceCurrent(context);
    }
    return context;
  }

  private static void replaceCurrent(@Nullable Context context) {
    EventLoop loop = RunningLoops.current();
    if (loop == null) {
      OF_THREAD.set(context);
      return;
    }
    Task<?> task = loop.currentTask();
    if (task != null) {
      task.context = context;
    } else {
      loop.callbackContext = context;
    }
  }

  /** A copy of the calling code's context for a task or callback; null if no variable is set. */
  static @Nullable Context captured() {
    if (!used) {
      return null;
    }
    Context context = currentOrNull();
    return context == null || context.values.isEmpty() ? null : context.copy();
  }

  void put(ContextVar<?> variable, @Nullable Object value) {
    used = true;
    Map<ContextVar<?>, @Nullable Object> changed = new HashMap<>(values);
    changed.put(variable, value);
    values = changed;
  }

  void remove(ContextVar<?> variable) {
    Map<ContextVar<?>, @Nullable Object> changed = new HashMap<>(values);
    changed.remove(variable);
    values = changed;
  }
}
