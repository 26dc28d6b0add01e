package dev.interleave.loop.http;

import static dev.interleave.loop.Asyncio.sleep;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.interleave.loop.stream.Connection;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** A connection on which bytes are sent and received as they are, a character for each. */
record Raw(Connection connection) implements AutoCloseable {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");

  void send(String bytes) {
    connection.writer().write(bytes.getBytes(ISO_8859_1));
  }

  /** Sends each byte by itself, and sleeps after it. */
  void dribble(String bytes, Duration pause) {
    for (int i = 0; i < bytes.length(); i++) {
      send(bytes.substring(i, i + 1));
      sleep(pause);
    }
  }

  /** Has the other side see the end; to read goes on. */
  void end() {
    connection.writer().writeEof();
  }

  /** Receives up to and with {@code mark}. */
  String receive(String mark) throws IOException {
    return new String(connection.reader().readUntil(mark.getBytes(ISO_8859_1)), ISO_8859_1);
  }

  /** Receives a message: a head, and as much as its Content-Length says. */
  String receive() throws IOException {
    String head = receive("\r\n\r\n");
    var length = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)\r\n").matcher(head);
    int count = length.find() ? Integer.parseInt(length.group(1)) : 0;
    return head + new String(connection.reader().readExactly(count), ISO_8859_1);
  }

  /** Receives all up to the end. */
  String receiveAll() throws IOException {
    return new String(connection.reader().read(), ISO_8859_1);
  }

  /** The statuses of all answers in {@code bytes}. */
  static List<Integer> statuses(String bytes) {
    return STATUS.matcher(bytes).results().map(found -> Integer.valueOf(found.group(1))).toList();
  }

  /** Those lines, each with the end that a line has in HTTP. */
  static String lines(String... lines) {
    return String.join("\r\n", lines) + "\r\n";
  }

  /** A request with those lines, a Host header, and the empty line. */
  static String request(String... lines) {
    return lines(lines) + "Host: test\r\n\r\n";
  }

  @Override
  public void close() {
    connection.writer().transport().abort();
  }
}
