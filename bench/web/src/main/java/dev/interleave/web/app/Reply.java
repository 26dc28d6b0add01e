package dev.interleave.web.app;

import org.jspecify.annotations.Nullable;

/**
 * What a server answers.
 *
 * @param contentType {@link #JSON} or {@link #TEXT}
 * @param allow for the header field {@code Allow}; null for none
 * @param body never empty
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and changed by nobody.
public record Reply(int status, String contentType, @Nullable String allow, byte[] body) {
  /** The type of what is asked for. */
  public static final String JSON = "application/json";

  /** The type of a sentence on why it is not to be had. */
  public static final String TEXT = "text/plain;charset=utf-8";
}
