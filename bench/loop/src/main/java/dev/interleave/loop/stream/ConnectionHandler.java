package dev.interleave.loop.stream;

/**
 * Serves one connection, in a task of its own. asyncio: {@code client_connected_cb}.
 *
 * <p>Whoever writes it closes the writer; if it throws, the loop's exception handler is told and
 * the connection is closed.
 */
@FunctionalInterface
public interface ConnectionHandler {

  /** Reads requests and writes answers. */
  void handle(StreamReader reader, StreamWriter writer) throws Exception;
}
