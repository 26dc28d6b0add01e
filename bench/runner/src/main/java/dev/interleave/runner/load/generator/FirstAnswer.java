package dev.interleave.runner.load.generator;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** One request before all others, to see that the server gives the right answer at all. */
public final class FirstAnswer {
  private static final int READ = 1 << 16;

  private FirstAnswer() {}

  /**
   * Asks.
   *
   * @return what is wrong with the answer, in words; empty if nothing is
   * @throws IOException if there is none
   */
  public static Optional<String> mismatch(Target target, Duration limit) throws IOException {
    int millis = (int) limit.toMillis();
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(millis);
      socket.connect(new InetSocketAddress(target.host(), target.port()), millis);
      socket.getOutputStream().write(target.bytes());
      AnswerParser parser = target.parser();
      byte[] bytes = new byte[READ];
      for (int read = socket.getInputStream().read(bytes);
          read >= 0;
          read = socket.getInputStream().read(bytes)) {
        if (parser.accept(ByteBuffer.wrap(bytes, 0, read))) {
          return target.expectation().mismatch(parser);
        }
      }
      if (parser.close()) {
        return target.expectation().mismatch(parser);
      }
      throw new IOException("the server closed the connection without an answer");
    }
  }
}
