package dev.interleave.loop;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a loop can be told when it is made. Immutable: each option is a field with its default, a
 * method that reads it and one that returns other options.
 */
public final class LoopOptions implements Cloneable {

  /** What a loop is made with if it is told nothing. */
  public static final LoopOptions DEFAULTS = new LoopOptions();

  private LoopOptions() {}

  // ---- How coroutines are suspended ----

  private @Nullable Mechanism mechanism;

  /** How coroutines are suspended; null, the default, for the best there is. */
  public @Nullable Mechanism mechanism() {
    return mechanism;
  }

  /** These options, but with this mechanism: one that this JVM was not started for is an error. */
  public LoopOptions with(Mechanism wanted) {
    return but(options -> options.mechanism = wanted);
  }

  // ---- The clock that timers go by ----

  private TimeSource clock = TimeSource.SYSTEM;

  /** The clock that timers go by; the machine's by default. */
  public TimeSource clock() {
    return clock;
  }

  /** These options, but with this clock. */
  public LoopOptions with(TimeSource wanted) {
    return but(options -> options.clock = wanted);
  }

  // ---- The name ----

  private String name = "asyncio";

  /** The name of the loop, and of its thread; {@code asyncio} by default. */
  public String name() {
    return name;
  }

  /** These options, but with this name. */
  public LoopOptions named(String wanted) {
    return but(options -> options.name = wanted);
  }

  // ---- Eager tasks ----

  private boolean eagerTasks;

  /** Whether tasks start as they are made; false by default. */
  public boolean eagerTasks() {
    return eagerTasks;
  }

  /**
   * These options, but where each task runs as it is made until it first suspends, unless its
   * {@link TaskOptions} say otherwise. asyncio: {@code eager_task_factory}.
   */
  public LoopOptions eagerTasks(boolean wanted) {
    return but(options -> options.eagerTasks = wanted);
  }

  // ---- Shutting down ----

  private Duration shutdownDeadline = Duration.ofSeconds(10);

  /**
   * How long a {@link Runner} that closes waits for the tasks that it cancelled, then for the
   * generators that it closed, then for the calls in the default executor: ten seconds each by
   * default, as long as service managers leave a process to end by itself.
   */
  public Duration shutdownDeadline() {
    return shutdownDeadline;
  }

  /**
   * These options, but with this deadline. What has not stopped by then is given to the exception
   * handler, by name and with its stack, and is left behind.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public LoopOptions shutdownDeadline(Duration wanted) {
    if (wanted.isNegative()) {
      throw new IllegalArgumentException(
          "The shutdown deadline is " + wanted + ", allowed is zero or more");
    }
    return but(options -> options.shutdownDeadline = wanted);
  }

  // ---- Ctrl-C ----

  private boolean cancelOnInterrupt = true;

  /** Whether Ctrl-C cancels the main task of a {@link Runner}; true by default. */
  public boolean cancelOnInterrupt() {
    return cancelOnInterrupt;
  }

  /** These options, but where Ctrl-C (SIGINT) cancels the main task, or is left to the JVM. */
  public LoopOptions cancelOnInterrupt(boolean wanted) {
    return but(options -> options.cancelOnInterrupt = wanted);
  }

  private LoopOptions but(Consumer<LoopOptions> change) {
    try {
      LoopOptions changed = (LoopOptions) clone();
      change.accept(changed);
      return changed;
    } catch (CloneNotSupportedException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
