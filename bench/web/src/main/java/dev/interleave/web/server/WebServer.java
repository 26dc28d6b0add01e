package dev.interleave.web.server;

/** A server that runs, on the loopback interface. */
public interface WebServer extends AutoCloseable {
  /** The port that it listens on. */
  int port();

  /** Ends it, and what it uses; requests under way may be cut. */
  @Override
  void close();
}
