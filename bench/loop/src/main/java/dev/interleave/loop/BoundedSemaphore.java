package dev.interleave.loop;

/** A semaphore that is never released more often than acquired. asyncio: the same. */
public final class BoundedSemaphore extends Semaphore {
  private final int bound;

  /** A semaphore that admits {@code value} tasks. */
  public BoundedSemaphore(int value) {
    super(value);
    bound = value;
  }

  /**
   * Admits one more task.
   *
   * @throws IllegalStateException if it was released too often
   */
  @Override
  public void release() {
    if (value() >= bound) {
      throw new IllegalStateException("BoundedSemaphore released too many times");
    }
    super.release();
  }
}
