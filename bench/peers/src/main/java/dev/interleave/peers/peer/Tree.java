package dev.interleave.peers.peer;

import java.time.Duration;

/**
 * A tree of tasks.
 *
 * @param levels how many levels of tasks there are below the root
 * @param branches how many children an inner node has
 * @param delay how long a leaf sleeps; zero if it does nothing
 */
public record Tree(int levels, int branches, Duration delay) {

  public Tree {
    if (levels < 0 || branches < 1 || delay.isNegative()) {
      throw new IllegalArgumentException(
          "levels must be 0 or more, branches 1 or more, the delay not negative: "
              + "%d, %d, %s".formatted(levels, branches, delay));
    }
  }

  /** The number of leaves. */
  public long leaves() {
    return Math.powExact((long) branches, levels);
  }
}
