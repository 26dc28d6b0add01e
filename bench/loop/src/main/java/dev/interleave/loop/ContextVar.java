package dev.interleave.loop;

import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A variable whose value goes with the code rather than with the thread: a task inherits it from
 * the code that makes the task, and what the task sets is its own. Python: {@code
 * contextvars.ContextVar}.
 *
 * @param <T> the type of its values
 */
public final class ContextVar<T extends @Nullable Object> {
  private final String name;
  private final boolean hasDefault;
  private final @Nullable T defaultValue;

  /** A variable without a default. */
  public ContextVar(String name) {
    this(name, false, null);
  }

  /** A variable that has the value {@code defaultValue} where it is not set. */
  public ContextVar(String name, T defaultValue) {
    this(name, true, defaultValue);
  }

  private ContextVar(String name, boolean hasDefault, @Nullable T defaultValue) {
    this.name = name;
    this.hasDefault = hasDefault;
    this.defaultValue = defaultValue;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /**
   * Its value in the calling code's context, or its default.
   *
   * @throws NoSuchElementException if it has neither
   */
  @SuppressWarnings("NullAway") // A default that is null is a T, too.
  public T get() {
    Context context = Context.currentOrNull();
    if (context != null && context.contains(this)) {
      return context.get(this);
    }
    if (!hasDefault) {
      throw new NoSuchElementException(this + " has no value here and no default");
    }
    return defaultValue;
  }

  /** Its value in the calling code's context, or {@code otherwise}, whatever its default is. */
  @SuppressWarnings("NullAway") // What was set is a T.
  public T get(T otherwise) {
    Context context = Context.currentOrNull();
    return context != null && context.contains(this) ? context.get(this) : otherwise;
  }

  /**
   * Sets it in the calling code's context.
   *
   * @return what takes that back, by {@link #reset} or at the end of a {@code try} block
   */
  public Token<T> set(T value) {
    Context context = Context.current();
    Token<T> token = new Token<>(this, context);
    context.put(this, value);
    return token;
  }

  /**
   * Gives it back the value it had before the {@link #set} that returned {@code token}.
   *
   * @throws IllegalArgumentException if that set another variable, or was in another context
   * @throws IllegalStateException if that was taken back already
   */
  public void reset(Token<T> token) {
    if (token.used) {
      throw new IllegalStateException(token + " has already been used once");
    }
    if (token.variable != this) {
      throw new IllegalArgumentException(token + " was created by a different ContextVar");
    }
    if (token.context != Context.currentOrNull()) {
      throw new IllegalArgumentException(token + " was created in a different Context");
    }
    token.used = true;
    if (token.wasSet) {
      token.context.put(this, token.before);
    } else {
      token.context.remove(this);
    }
  }

  @Override
  public String toString() {
    return "<ContextVar " + name + ">";
  }

  /** The value that a variable had before it was set. Python: {@code contextvars.Token}. */
  public static final class Token<T extends @Nullable Object> implements AutoCloseable {
    private final ContextVar<T> variable;
    private final Context context;
    private final boolean wasSet;
    private final @Nullable T before;
    private boolean used;

    Token(ContextVar<T> variable, Context context) {
      this.variable = variable;
      this.context = context;
      this.wasSet = context.contains(variable);
      this.before = context.get(variable);
    }

    /** Resets the variable. Python: the end of {@code with variable.set(value)}. */
    @Override
    public void close() {
      variable.reset(this);
    }

    @Override
    public String toString() {
      return "<Token of " + variable + ">";
    }
  }
}
