package dev.interleave.loop;

/**
 * A clock that stands still while code runs and jumps to the next timer when nothing is ready, so
 * that an hour of sleeping takes no time and each run is the same.
 *
 * <p>It does not jump while a call is outstanding in an executor: it waits for that. It does not
 * wait for a task that the JDK has blocked, which may itself be waiting for what a timer will do.
 */
public final class VirtualTime implements TimeSource {
  private double now;

  /** A clock that shows zero. */
  public VirtualTime() {}

  @Override
  public double time() {
    return now;
  }

  @Override
  public boolean isVirtual() {
    return true;
  }

  @Override
  public void skipTo(double when) {
    now = when;
  }
}
