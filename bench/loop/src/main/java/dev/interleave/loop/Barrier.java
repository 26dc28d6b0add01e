package dev.interleave.loop;

/**
 * A point where tasks wait for each other, time and again: as many as it has parties go on
 * together. asyncio: {@code Barrier}.
 */
public final class Barrier {
  private enum State {
    /** Those who come wait for the others. */
    FILLING,
    /** All were there and leave; who comes now waits until the last has left. */
    DRAINING,
    /** As they leave they are told that it was reset. */
    RESETTING,
    BROKEN
  }

  private final Condition changed = new Condition();
  private final int parties;
  private State state = State.FILLING;

  /** The number of tasks that have come and not left yet. */
  private int count;

  /**
   * A barrier for that many tasks.
   *
   * @throws IllegalArgumentException if that is less than one
   */
  public Barrier(int parties) {
    if (parties < 1) {
      throw new IllegalArgumentException("parties must be > 0: " + parties);
    }
    this.parties = parties;
  }

  /** How many tasks it takes. */
  public int parties() {
    return parties;
  }

  /** How many tasks wait for others to come. asyncio: {@code n_waiting}. */
  public int waiting() {
    return state == State.FILLING ? count : 0;
  }

  /** Whether it was aborted, and not reset since. */
  public boolean broken() {
    return state == State.BROKEN;
  }

  /**
   * Waits until as many tasks as there are parties have come. asyncio: {@code wait}, a name that
   * every Java object has taken.
   *
   * @return how many of them had come before this one
   * @throws BrokenBarrierException if it is broken, or is aborted or reset meanwhile
   */
  public int await() {
    try (Held _ = changed.hold()) {
      changed.awaitUntil(() -> state != State.DRAINING && state != State.RESETTING);
      if (state == State.BROKEN) {
        throw new BrokenBarrierException("Barrier aborted");
      }
      int index = count++;
      try {
        if (count == parties) {
          change(State.DRAINING);
        } else {
          awaitOthers();
        }
        return index;
      } finally {
        count--;
        leave();
      }
    }
  }

  private void awaitOthers() {
    changed.awaitUntil(() -> state != State.FILLING);
    if (state != State.DRAINING) {
      throw new BrokenBarrierException("Abort or reset of barrier");
    }
  }

  /** The last who leaves lets those in who wait to come. */
  private void leave() {
    if (count == 0) {
      change(state == State.BROKEN ? State.BROKEN : State.FILLING);
    }
  }

  /** Makes it as new; tasks that wait at it get a {@link BrokenBarrierException}. */
  public void reset() {
    try (Held _ = changed.hold()) {
      change(count > 0 ? State.RESETTING : State.FILLING);
    }
  }

  /** Breaks it: tasks that wait at it, or come to it, get a {@link BrokenBarrierException}. */
  public void abort() {
    try (Held _ = changed.hold()) {
      change(State.BROKEN);
    }
  }

  private void change(State next) {
    state = next;
    changed.notifyEach();
  }

  @Override
  public String toString() {
    String waiters = broken() ? "" : ", waiters:" + waiting() + "/" + parties;
    return "<Barrier [" + state.name().toLowerCase(java.util.Locale.ROOT) + waiters + "]>";
  }
}
