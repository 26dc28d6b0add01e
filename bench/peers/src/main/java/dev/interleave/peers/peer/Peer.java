package dev.interleave.peers.peer;

import java.io.IOException;
import java.time.Duration;

/**
 * What runs tasks, in the terms of the measures. Each measure is a batch with a known answer; a
 * peer without the means for one leaves it out.
 */
public interface Peer extends AutoCloseable {

  /**
   * Runs {@code tasks} tasks at once that yield {@code rounds} times each.
   *
   * @return how often was yielded
   */
  default long yields(int tasks, int rounds) throws Exception {
    throw leftOut("yields");
  }

  /**
   * In one task makes, completes with 1 and awaits a future, {@code count} times.
   *
   * @return the sum of the results; -1 if another task was let in between
   */
  default long awaitsOfCompleted(int count) throws Exception {
    throw leftOut("awaits of completed futures");
  }

  /**
   * Starts a task and awaits its result 1, {@code count} times.
   *
   * @return the sum of the results
   */
  default long spawns(int count) throws Exception {
    throw leftOut("spawns");
  }

  /**
   * Starts {@code count} tasks at once, each with the result 1, and awaits all.
   *
   * @return the sum of the results
   */
  default long gather(int count) throws Exception {
    throw leftOut("gather");
  }

  /**
   * Two tasks pass a number to and fro through two queues, {@code count} times there and back.
   *
   * @return the number, which starts at 0 and of which each task adds 1 at each turn
   */
  default long pingPong(int count) throws Exception {
    throw leftOut("ping-pong");
  }

  /**
   * Starts a timer of an hour and cancels it, {@code count} times.
   *
   * @return how many were cancelled
   */
  default long timers(int count) throws Exception {
    throw leftOut("timers");
  }

  /**
   * Runs {@code count} tasks that sleep for {@code delay} each.
   *
   * @param allAsleep called once all sleep, by one more task
   * @return how many have slept
   */
  default long sleepers(int count, Duration delay, Runnable allAsleep) throws Exception {
    throw leftOut("sleepers");
  }

  /** Gets ready for {@link #wakeUp}: the peer idles on a thread of its own. */
  default void idle() throws Exception {
    throw leftOut("idling");
  }

  /** Has {@code callback} run by the peer that idles. Called by another thread. */
  default void wakeUp(Runnable callback) {
    throw leftOut("wake-ups");
  }

  /**
   * Runs a tree of tasks: each inner node awaits its children, each leaf sleeps or does nothing.
   *
   * @return the number of leaves
   */
  default long tree(Tree tree) throws Exception {
    throw leftOut("trees");
  }

  /** As {@link #tree}, but each node's children are a task group. */
  default long treeOfGroups(Tree tree) throws Exception {
    throw leftOut("trees of groups");
  }

  /**
   * Serves echo on a loopback port until {@link #close}.
   *
   * @return the port
   */
  default int serveEcho() throws Exception {
    throw leftOut("echo");
  }

  @Override
  default void close() throws IOException {}

  private UnsupportedOperationException leftOut(String measure) {
    return new UnsupportedOperationException(
        getClass().getSimpleName() + " has no means for the measure: " + measure);
  }
}
