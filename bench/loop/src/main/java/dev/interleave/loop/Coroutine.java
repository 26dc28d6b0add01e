package dev.interleave.loop;

import org.jspecify.annotations.Nullable;

/**
 * Code that a task runs and that may await: any Java code, at any call depth.
 *
 * <p>asyncio: a call of an {@code async def} function. To await a coroutine directly is to call it:
 * it runs inline, and does not yield to the loop unless something in it does.
 *
 * @param <T> the type of its result
 */
@FunctionalInterface
public non-sealed interface Coroutine<T extends @Nullable Object> extends Awaitable<T> {

  /**
   * Runs the coroutine on the current task.
   *
   * @return its result
   * @throws Exception whatever it fails with; a task hands it on as it is
   */
  T run() throws Exception;

  /** The coroutine that runs {@code action} and returns nothing. */
  static Coroutine<@Nullable Void> of(Action action) {
    return () -> {
      action.run();
      return null;
    };
  }
}
