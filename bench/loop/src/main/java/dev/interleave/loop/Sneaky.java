package dev.interleave.loop;

/** Throws checked exceptions from methods that do not declare them. */
final class Sneaky {
  private Sneaky() {}

  /**
   * Throws {@code failure} itself, unwrapped: a task must fail with the very object its coroutine
   * failed with, as in asyncio.
   *
   * @return never; lets the caller write {@code throw}
   */
  static RuntimeException raise(Throwable failure) {
    if (failure instanceof CancelledError cancelled) {
      throw cancelled.locate();
    }
    throw Sneaky.<RuntimeException>unchecked(failure);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E unchecked(Throwable failure) throws E {
    throw (E) failure;
  }
}
