package dev.interleave.loop;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads as much of JSON as programs are made of: lists, strings without escapes, integers, null.
 */
final class Json {
  private final String text;
  private int position;

  private Json(String text) {
    this.text = text;
  }

  static List<?> readList(String text) {
    return new Json(text).list();
  }

  private @Nullable Object value() {
    char first = text.charAt(position);
    return switch (first) {
      case '[' -> list();
      case '"' -> string();
      case 'n' -> {
        position += "null".length();
        yield null;
      }
      default -> number();
    };
  }

  private List<?> list() {
    List<@Nullable Object> items = new ArrayList<>();
    position++;
    while (text.charAt(position) != ']') {
      items.add(value());
      if (text.charAt(position) == ',') {
        position++;
      }
    }
    position++;
    return items;
  }

  private String string() {
    int end = text.indexOf('"', position + 1);
    String string = text.substring(position + 1, end);
    position = end + 1;
    return string;
  }

  private Integer number() {
    int start = position;
    while ("-0123456789".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
    return Integer.valueOf(text.substring(start, position));
  }
}
