package dev.interleave.loop.stream;

/**
 * The two directions of a connection. asyncio: the pair that {@code open_connection} returns.
 *
 * @param reader what comes in
 * @param writer what goes out
 */
public record Connection(StreamReader reader, StreamWriter writer) implements AutoCloseable {

  /** Closes the writer, and with it the connection; does not wait for that. */
  @Override
  public void close() {
    writer.close();
  }
}
