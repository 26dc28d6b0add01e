package dev.interleave.loop.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

/** Charsets of texts. RFC 9110, section 8.3.2. */
final class Charsets {
  private Charsets() {}

  /** The charset that the Content-Type names; UTF-8 if it names none, or one that nobody knows. */
  static Charset of(HttpHeaders headers) {
    String type = headers.get("Content-Type");
    if (type == null) {
      return UTF_8;
    }
    String[] parts = type.split(";", -1);
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip();
      if (parameter.regionMatches(true, 0, "charset=", 0, 8)) {
        return named(parameter.substring(8).replace("\"", "").strip());
      }
    }
    return UTF_8;
  }

  private static Charset named(String name) {
    try {
      return name.isEmpty() ? UTF_8 : Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return UTF_8;
    }
  }
}
