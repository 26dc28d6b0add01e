package dev.interleave.loop.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Percent-encoding, and the names and values of queries. RFC 3986, section 2.1. */
final class UrlEncoding {
  private UrlEncoding() {}

  /** Whether each % has two hexadecimal digits after it. */
  static boolean isValid(String text) {
    for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
      if (at + 2 >= text.length()
          || Ascii.hexValue(text.charAt(at + 1)) < 0
          || Ascii.hexValue(text.charAt(at + 2)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Decodes valid {@code text}; bytes that are no UTF-8 become the replacement character. */
  static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] encoded = text.getBytes(UTF_8);
    int length = 0;
    for (int at = 0; at < encoded.length; at++) {
      byte c = encoded[at];
      if (c == '%') {
        c = (byte) ((Ascii.hexValue(encoded[at + 1]) << 4) | Ascii.hexValue(encoded[at + 2]));
        at += 2;
      }
      encoded[length++] = c;
    }
    return new String(encoded, 0, length, UTF_8);
  }

  /** The names and values of a query, decoded; a name without {@code =} has an empty value. */
  static Map<String, List<String>> parameters(String query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String each : query.split("&", -1)) {
      if (!each.isEmpty()) {
        int equals = each.indexOf('=');
        String name = equals < 0 ? each : each.substring(0, equals);
        String value = equals < 0 ? "" : each.substring(equals + 1);
        parameters
            .computeIfAbsent(decode(name.replace('+', ' ')), _ -> new ArrayList<>(1))
            .add(decode(value.replace('+', ' ')));
      }
    }
    return Collections.unmodifiableMap(parameters);
  }
}
