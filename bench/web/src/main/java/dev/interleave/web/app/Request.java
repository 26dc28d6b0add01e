package dev.interleave.web.app;

import org.jspecify.annotations.Nullable;

/**
 * A request, as much of it as the application looks at.
 *
 * @param path as it came, not decoded
 * @param query as it came, without the question mark; null if there is none
 * @param body all of it, or its first bytes if it has more than {@link #MOST_BYTES}
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and copied by nobody.
public record Request(String method, String path, @Nullable String query, byte[] body) {
  /** The longest body that is read: 64 KiB. A server hands on a byte more of one that is longer. */
  public static final int MOST_BYTES = 64 * 1024;

  private static final byte[] NONE = {};

  /**
   * The request with that target, in origin form (RFC 9112, 3.2.1).
   *
   * @param target path and query, as they came
   */
  public static Request of(String method, String target, byte[] body) {
    int mark = target.indexOf('?');
    return mark < 0
        ? new Request(method, target, null, body)
        : new Request(method, target.substring(0, mark), target.substring(mark + 1), body);
  }

  /** As {@link #of(String, String, byte[])}, without a body. */
  public static Request of(String method, String target) {
    return of(method, target, NONE);
  }
}
