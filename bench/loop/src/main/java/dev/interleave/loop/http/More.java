package dev.interleave.loop.http;

import java.io.IOException;
import java.net.SocketTimeoutException;

/** Awaits more of a message, for as long as it has patience. */
@FunctionalInterface
interface More {

  /**
   * Awaits bytes.
   *
   * @return false at the end of the stream
   * @throws SocketTimeoutException if they took too long
   */
  boolean await() throws IOException;
}
