package dev.interleave.web.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A JSON array of numbers, which are doubles, as most readers of JSON take them (RFC 8259, 6). */
final class Numbers {
  /** Up to this doubles tell all whole numbers apart. */
  private static final double MOST_EXACT = 1L << 53;

  private static final JsonFactory JSON = new JsonFactory();

  private Numbers() {}

  /**
   * Their sum: a Long if it is whole, or else a Double.
   *
   * @throws BadRequestException if the text is anything else than such an array
   */
  static Number sum(byte[] text) {
    try (JsonParser parser = JSON.createParser(text)) {
      return sum(parser);
    } catch (JsonProcessingException malformed) {
      throw new BadRequestException(
          "the body must be a JSON array of numbers, such as [1, 2.5], and is no JSON at line %d, column %d"
              .formatted(
                  malformed.getLocation().getLineNr(), malformed.getLocation().getColumnNr()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Number sum(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      throw noNumbers();
    }
    double sum = 0;
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token == null || !token.isNumeric()) {
        throw noNumbers();
      }
      sum += parser.getDoubleValue();
    }
    if (parser.nextToken() != null) {
      throw noNumbers();
    }
    if (!Double.isFinite(sum)) {
      throw new BadRequestException("the numbers are too large; their sum must be below 1.8e308");
    }
    if (sum == Math.rint(sum) && Math.abs(sum) <= MOST_EXACT) {
      return (long) sum;
    }
    return sum;
  }

  private static BadRequestException noNumbers() {
    return new BadRequestException(
        "the body must be a JSON array of numbers, such as [1, 2.5], and is something else");
  }
}
