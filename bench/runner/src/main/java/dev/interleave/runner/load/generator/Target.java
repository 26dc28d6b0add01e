package dev.interleave.runner.load.generator;

import dev.interleave.report.load.Arrivals;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What to ask over and over: the first line of the generator's input, as JSON.
 *
 * @param host name or address
 * @param port of the server
 * @param method of HTTP
 * @param path with its query, from its slash on
 * @param body of the request, or null for none
 * @param expect body of a right answer; its status is 200
 * @param connections kept open
 * @param arrivals when requests are due
 * @param seed of random arrivals
 * @param timeoutSeconds after which a request is given up
 * @param serverPid the server's process, whose processor time is wanted, or null
 */
public record Target(
    String host,
    int port,
    String method,
    String path,
    @Nullable String body,
    String expect,
    int connections,
    Arrivals arrivals,
    long seed,
    double timeoutSeconds,
    @Nullable Long serverPid) {

  /** The request as it is sent (RFC 9112). */
  public byte[] bytes() {
    byte[] content = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(path).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(host).append(':').append(port).append("\r\n");
    if (body != null) {
      head.append("Content-Type: ").append(contentType(body)).append("\r\n");
      head.append("Content-Length: ").append(content.length).append("\r\n");
    }
    byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    byte[] whole = new byte[start.length + content.length];
    System.arraycopy(start, 0, whole, 0, start.length);
    System.arraycopy(content, 0, whole, start.length, content.length);
    return whole;
  }

  /** Of a request's body, by how it begins. */
  public static String contentType(String body) {
    return body.startsWith("{") || body.startsWith("[")
        ? "application/json"
        : "text/plain; charset=utf-8";
  }

  /** What a right answer is. */
  public Expectation expectation() {
    return new Expectation(expect.getBytes(StandardCharsets.UTF_8));
  }

  /** An answer to HEAD has no body, whatever its head says. */
  public AnswerParser parser() {
    return new AnswerParser(method.equals("HEAD"));
  }
}
