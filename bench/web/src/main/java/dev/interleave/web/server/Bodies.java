package dev.interleave.web.server;

import dev.interleave.web.app.Request;
import java.io.IOException;
import java.io.InputStream;

/** Bodies of requests, for servers that hand them on as streams. */
final class Bodies {
  private Bodies() {}

  /** All of it, or a byte more than the application takes. */
  static byte[] read(InputStream stream) throws IOException {
    return stream.readNBytes(Request.MOST_BYTES + 1);
  }
}
