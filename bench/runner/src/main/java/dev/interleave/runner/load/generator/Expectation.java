package dev.interleave.runner.load.generator;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A right answer: status 200 and this body.
 *
 * @param body as bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Compared byte by byte with bytes; never with another.
public record Expectation(byte[] body) {
  private static final int OK = 200;
  private static final int SHOWN = 80;

  /** What is wrong with an answer, in words; empty if nothing is. */
  public Optional<String> mismatch(AnswerParser answer) {
    if (answer.status() == OK && answer.bodyEquals(body)) {
      return Optional.empty();
    }
    if (answer.status() != OK) {
      return Optional.of("status %d where %d was expected".formatted(answer.status(), OK));
    }
    return Optional.of(
        "the body \"%s\" where \"%s\" was expected"
            .formatted(shown(answer.body()), shown(new String(body, StandardCharsets.UTF_8))));
  }

  private static String shown(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }
}
