package dev.interleave.loop.http;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A request that is answered with an error status. Thrown by what reads a request (400 for a
 * malformed body, 408 for one that comes too slowly, 413 for one that is too long), and by
 * handlers. aiohttp: {@code HTTPException}.
 */
public final class HttpException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * An error to be answered.
   *
   * @param status 400 to 599
   * @param message one sentence for the client: what is wrong, and what is allowed
   */
  public HttpException(int status, String message) {
    this(status, message, null);
  }

  /** As the other one, with what caused it. */
  public HttpException(int status, String message, @Nullable Throwable cause) {
    super(message, cause);
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("The status of an error is 400 to 599, not " + status);
    }
    this.status = status;
  }

  static HttpException bad(String message) {
    return new HttpException(400, message);
  }

  /** The status to answer with. */
  public int status() {
    return status;
  }
}
