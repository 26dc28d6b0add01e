package dev.interleave.loop;

/**
 * Code with a stack of its own, that can be left in the middle and gone on with later: what runs a
 * coroutine. One implementation for each {@link Mechanism}.
 *
 * <p>The loop's side calls {@link #resume}, the code's side {@link #suspend}; only one of the two
 * runs at a time, and what one writes the other sees.
 */
abstract class Continuation {
  static final String CANNOT_SUSPEND =
      "await where the JDK cannot suspend: below a native frame or a class initialiser";

  /**
   * Starts the code, or goes on with it, and returns when it has suspended or ended, or is blocked
   * by the JDK. Called on the loop's thread.
   *
   * @param task the task that the code runs for
   */
  abstract void resume(Task<?> task);

  /** Returns to the caller of {@link #resume} until that is called again. Called by the code. */
  abstract void suspend();

  /** The thread that the code sees as its own. */
  abstract Thread thread();
}
