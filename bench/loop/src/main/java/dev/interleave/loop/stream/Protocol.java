package dev.interleave.loop.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Transport} calls, on the loop's thread. asyncio: {@code Protocol}.
 *
 * <p>{@link #connectionMade} comes first and {@link #connectionLost} last, each once. In between
 * come any number of {@link #dataReceived}, then {@link #eofReceived} at most once. A callback must
 * not await: it runs in no task.
 */
public interface Protocol {

  /** The connection is there. */
  default void connectionMade(Transport transport) {}

  /** Bytes came in. The buffer is the transport's, so what is to be kept must be copied. */
  default void dataReceived(ByteBuffer data) {}

  /**
   * The other side sends no more.
   *
   * @return whether the transport stays open for writing; if not, it closes itself
   */
  default boolean eofReceived() {
    return false;
  }

  /**
   * The connection is gone.
   *
   * @param failure why, an error of the network or one around what a method of this protocol threw;
   *     null if it was closed or aborted on this side, or ended by the other
   */
  default void connectionLost(@Nullable IOException failure) {}

  /** The transport holds more than its high-water mark: whoever writes should stop. */
  default void pauseWriting() {}

  /** The transport's buffer is down to its low-water mark: writing may go on. */
  default void resumeWriting() {}
}
