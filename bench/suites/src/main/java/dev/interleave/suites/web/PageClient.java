package dev.interleave.suites.web;

import dev.interleave.suites.workload.Waits;
import java.io.IOException;
import java.net.URI;

/** Gets pages over connections that it keeps. */
interface PageClient extends AutoCloseable {
  /**
   * Gets a page.
   *
   * @throws IOException if there is none, or its status is not 200
   */
  Page get(URI uri, Waits waits) throws Exception;

  /**
   * A page.
   *
   * @param sentNanos when the server sent it, in nanoseconds on the clock of this machine
   */
  record Page(String body, long sentNanos) {}

  @Override
  void close() throws IOException;
}
