package dev.interleave.loop;

/**
 * A lock or the like that is held until the end of a {@code try} block: {@code try (var _ =
 * lock.hold())}. asyncio: {@code async with lock}.
 */
@FunctionalInterface
public interface Held extends AutoCloseable {

  /** Releases it. */
  @Override
  void close();
}
