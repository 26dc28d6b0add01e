package dev.interleave.loop;

/** A {@link Coroutine} without a result. */
@FunctionalInterface
public interface Action {

  /**
   * Runs the action on the current task.
   *
   * @throws Exception whatever it fails with; a task hands it on as it is
   */
  void run() throws Exception;
}
