package dev.interleave.loop.http;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * What a server can be told when it is started. Immutable: each option is a field with its default,
 * a method that reads it and one that returns other options.
 */
public final class HttpServerOptions implements Cloneable {

  /** What a server is started with if it is told nothing. */
  public static final HttpServerOptions DEFAULTS = new HttpServerOptions();

  private HttpServerOptions() {}

  // ---- Sizes ----

  private HttpLimits limits = HttpLimits.OF_REQUESTS;

  /** How large a request may be; {@link HttpLimits#OF_REQUESTS} by default. */
  public HttpLimits limits() {
    return limits;
  }

  /** These options, but with these limits. */
  public HttpServerOptions with(HttpLimits wanted) {
    return but(options -> options.limits = wanted);
  }

  private int mostConnections = 10_000;

  /** How many connections are served at once; 10 000 by default. One more gets a 503 and ends. */
  public int mostConnections() {
    return mostConnections;
  }

  /** These options, but with so many connections. */
  public HttpServerOptions mostConnections(int wanted) {
    requirePositive("number of connections", wanted);
    return but(options -> options.mostConnections = wanted);
  }

  private int backlog = 1024;

  /** How many connections the system may hold that are not accepted yet; 1024 by default. */
  public int backlog() {
    return backlog;
  }

  /** These options, but with that backlog. */
  public HttpServerOptions backlog(int wanted) {
    requirePositive("backlog", wanted);
    return but(options -> options.backlog = wanted);
  }

  private long mostSkipped = 64 * 1024;

  /**
   * How much of a body that the handler left unread is read and dropped to keep the connection, in
   * bytes; 64 KiB by default. With more the connection ends.
   */
  public long mostSkipped() {
    return mostSkipped;
  }

  /** These options, but where so many bytes are dropped. */
  public HttpServerOptions mostSkipped(long wanted) {
    requirePositive("number of bytes to drop", wanted);
    return but(options -> options.mostSkipped = wanted);
  }

  // ---- Times ----

  private Duration headTimeout = Duration.ofSeconds(10);

  /** How long a head may take, from its first byte on; 10 s by default. Then the answer is 408. */
  public Duration headTimeout() {
    return headTimeout;
  }

  /** These options, but where a head may take that long. */
  public HttpServerOptions headTimeout(Duration wanted) {
    requirePositive("head timeout", wanted);
    return but(options -> options.headTimeout = wanted);
  }

  private Duration bodyTimeout = Duration.ofSeconds(30);
  private int bodyRate = 240;

  /**
   * For how long a body that the handler reads may pause; 30 s by default. Pauses add up, but for
   * what {@link #bodyRate} makes good. Then the answer is 408.
   */
  public Duration bodyTimeout() {
    return bodyTimeout;
  }

  /** How many bytes of a body make good a second of waiting for it; 240 by default. */
  public int bodyRate() {
    return bodyRate;
  }

  /** These options, but where a body may pause that long, and has to come that fast. */
  public HttpServerOptions bodyTimeout(Duration wanted, int bytesPerSecond) {
    requirePositive("body timeout", wanted);
    requirePositive("rate of a body", bytesPerSecond);
    return but(
        options -> {
          options.bodyTimeout = wanted;
          options.bodyRate = bytesPerSecond;
        });
  }

  private Duration writeTimeout = Duration.ofSeconds(30);

  /**
   * How long a client may take to read 64 KiB of an answer, or a piece of it; 30 s by default. Then
   * the connection is cut.
   */
  public Duration writeTimeout() {
    return writeTimeout;
  }

  /** These options, but with that write timeout. */
  public HttpServerOptions writeTimeout(Duration wanted) {
    requirePositive("write timeout", wanted);
    return but(options -> options.writeTimeout = wanted);
  }

  private Duration idleTimeout = Duration.ofSeconds(75);

  /** How long a connection without a request is kept, new ones included; 75 s by default. */
  public Duration idleTimeout() {
    return idleTimeout;
  }

  /** These options, but where idle connections are kept that long. */
  public HttpServerOptions idleTimeout(Duration wanted) {
    requirePositive("idle timeout", wanted);
    return but(options -> options.idleTimeout = wanted);
  }

  private Duration shutdownTimeout = Duration.ofSeconds(10);

  /** How long requests under way have to end when the server is closed; 10 s by default. */
  public Duration shutdownTimeout() {
    return shutdownTimeout;
  }

  /** These options, but where requests under way have that long. */
  public HttpServerOptions shutdownTimeout(Duration wanted) {
    requirePositive("shutdown timeout", wanted);
    return but(options -> options.shutdownTimeout = wanted);
  }

  static void requirePositive(String what, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(
          "The %s is %d, allowed is more than zero".formatted(what, value));
    }
  }

  static void requirePositive(String what, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(
          "The %s is %s, allowed is more than zero".formatted(what, value));
    }
  }

  private HttpServerOptions but(Consumer<HttpServerOptions> change) {
    try {
      HttpServerOptions changed = (HttpServerOptions) clone();
      change.accept(changed);
      return changed;
    } catch (CloneNotSupportedException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
