package dev.interleave.web.app;

import java.io.Serial;

/** Thrown for a request with a wrong argument. Its message is the answer. */
final class BadRequestException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String sentence;

  BadRequestException(String sentence) {
    super(sentence, null, false, false);
    this.sentence = sentence;
  }

  @Override
  public String getMessage() {
    return sentence;
  }
}
