package dev.interleave.loop.http;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * What a client can be told when it is made. Immutable: each option is a field with its default, a
 * method that reads it and one that returns other options.
 *
 * <p>There is no limit for a request as a whole: {@link dev.interleave.loop.Asyncio#timeout} sets
 * one for any code.
 */
public final class HttpClientOptions implements Cloneable {

  /** What a client is made with if it is told nothing. */
  public static final HttpClientOptions DEFAULTS = new HttpClientOptions();

  private HttpClientOptions() {}

  private HttpLimits limits = HttpLimits.OF_ANSWERS;

  /** How large an answer may be; {@link HttpLimits#OF_ANSWERS} by default. */
  public HttpLimits limits() {
    return limits;
  }

  /** These options, but with these limits. */
  public HttpClientOptions with(HttpLimits wanted) {
    return but(options -> options.limits = wanted);
  }

  private int mostConnections = 100;

  /**
   * How many connections to one host and port there are at once; 100 by default. Who wants one more
   * waits, first come, first served.
   */
  public int mostConnections() {
    return mostConnections;
  }

  /** These options, but with so many connections. */
  public HttpClientOptions mostConnections(int wanted) {
    HttpServerOptions.requirePositive("number of connections", wanted);
    return but(options -> options.mostConnections = wanted);
  }

  private Duration connectTimeout = Duration.ofSeconds(10);

  /** How long a connection may take to be made; 10 s by default. */
  public Duration connectTimeout() {
    return connectTimeout;
  }

  /** These options, but with that timeout. */
  public HttpClientOptions connectTimeout(Duration wanted) {
    HttpServerOptions.requirePositive("connect timeout", wanted);
    return but(options -> options.connectTimeout = wanted);
  }

  private Duration answerTimeout = Duration.ofSeconds(30);

  /** How long the head of an answer may take once the request is sent; 30 s by default. */
  public Duration answerTimeout() {
    return answerTimeout;
  }

  /** These options, but with that timeout. */
  public HttpClientOptions answerTimeout(Duration wanted) {
    HttpServerOptions.requirePositive("answer timeout", wanted);
    return but(options -> options.answerTimeout = wanted);
  }

  private Duration readTimeout = Duration.ofSeconds(30);

  /** For how long nothing may come of a body that is awaited; 30 s by default. */
  public Duration readTimeout() {
    return readTimeout;
  }

  /** These options, but with that timeout. */
  public HttpClientOptions readTimeout(Duration wanted) {
    HttpServerOptions.requirePositive("read timeout", wanted);
    return but(options -> options.readTimeout = wanted);
  }

  private Duration writeTimeout = Duration.ofSeconds(30);

  /** How long the server may take to read 64 KiB of a request, or a piece; 30 s by default. */
  public Duration writeTimeout() {
    return writeTimeout;
  }

  /** These options, but with that timeout. */
  public HttpClientOptions writeTimeout(Duration wanted) {
    HttpServerOptions.requirePositive("write timeout", wanted);
    return but(options -> options.writeTimeout = wanted);
  }

  private Duration idleTimeout = Duration.ofSeconds(15);

  /** How long a connection without a request is kept; 15 s by default. */
  public Duration idleTimeout() {
    return idleTimeout;
  }

  /** These options, but where idle connections are kept that long. */
  public HttpClientOptions idleTimeout(Duration wanted) {
    HttpServerOptions.requirePositive("idle timeout", wanted);
    return but(options -> options.idleTimeout = wanted);
  }

  private HttpClientOptions but(Consumer<HttpClientOptions> change) {
    try {
      HttpClientOptions changed = (HttpClientOptions) clone();
      change.accept(changed);
      return changed;
    } catch (CloneNotSupportedException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
