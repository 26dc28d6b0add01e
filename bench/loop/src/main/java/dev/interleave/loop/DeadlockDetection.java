package dev.interleave.loop;

/**
 * When a loop with nothing to do, while tasks wait, throws a {@link DeadlockException} instead of
 * sleeping for ever.
 *
 * <p>With nothing to do: nothing is ready, no timer runs, no channel is watched, no call is out in
 * an executor, and no task is blocked by the JDK. Then only another thread could wake the loop, by
 * {@link EventLoop#callSoonThreadsafe}, and for that it needs the loop object. (An interrupt of
 * {@link Asyncio#run}, or Ctrl-C, ends the waiting too, but nobody is told of a deadlock by having
 * to end it.)
 */
public enum DeadlockDetection {
  /**
   * Where it can be proved that nothing will wake the loop; the default.
   *
   * <p>As long as the loop object was not handed out, by {@code new EventLoop}, {@link
   * Asyncio#runningLoop}, {@link Runner#loop}, {@link Future#loop} or to an exception handler, no
   * other thread can have it: to have nothing to do is a deadlock, at once. For this to be certain
   * a loop that runs is handed out on its own thread alone; other threads are given it from there.
   *
   * <p>Once it was handed out, tasks that wait for each other in a circle are one still: tasks that
   * await each other, also through {@code gather}, {@code wait}, groups and shields, or that wait
   * for a {@link Lock} which one of them holds. That is looked for after a second of idleness. Any
   * other wait, say for an {@link Event} that nobody sets, may end by what another thread does. So
   * may that of a task for a lock of its own, which others may release.
   */
  PROVABLE,

  /**
   * Whenever tasks wait and the loop has nothing to do: a promise of the user that no other thread
   * schedules anything there.
   */
  ALWAYS,

  /** Never: the loop sleeps for ever. That is what asyncio does. */
  NEVER
}
