package dev.interleave.loop;

/** Decides what a loop may do in any order. Without one, the order is that of asyncio. */
interface Choices {

  /**
   * Which of the callbacks that are ready is next.
   *
   * @param ready how many there are, more than one
   * @return 0 for the one that has been ready longest, up to {@code ready - 1}
   */
  int choose(int ready);

  /** Called when nothing is ready and no timer is set; may throw, which ends the run. */
  void nothingToDo();
}
