package dev.interleave.loop.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Which characters may be where, and text as bytes. RFC 9110, section 5. */
final class Ascii {
  static final byte CR = '\r';
  static final byte LF = '\n';
  static final byte[] CRLF = {CR, LF};

  private static final boolean[] TOKEN = new boolean[256];
  private static final boolean[] TEXT = new boolean[256];

  static {
    for (int c = 0; c < 256; c++) {
      TOKEN[c] = isLetterOrDigit(c) || (c > 0 && "!#$%&'*+-.^_`|~".indexOf(c) >= 0);
      TEXT[c] = c == '\t' || (c >= ' ' && c != 0x7f);
    }
  }

  private Ascii() {}

  static boolean isLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c);
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** What that hexadecimal digit stands for; -1 if it is none. */
  static int hexValue(int c) {
    if (isDigit(c)) {
      return c - '0';
    }
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  /** Whether it may be in a name or a method. RFC 9110, section 5.6.2: {@code tchar}. */
  static boolean isToken(byte c) {
    return TOKEN[c & 0xff];
  }

  /** Whether it may be in a value: no control character but the tabulator. */
  static boolean isText(byte c) {
    return TEXT[c & 0xff];
  }

  static boolean isBlank(byte c) {
    return c == ' ' || c == '\t';
  }

  static boolean isToken(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c < 256 && TOKEN[c]);
  }

  static boolean isText(String text) {
    return text.chars().allMatch(c -> c < 256 && TEXT[c]);
  }

  static int lower(int c) {
    return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
  }

  static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  static String string(byte[] bytes, int begin, int end) {
    return new String(bytes, begin, end - begin, ISO_8859_1);
  }

  /** Whether these bytes are {@code text}, in this very case. */
  static boolean equal(byte[] bytes, int begin, int end, String text) {
    if (end - begin != text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (bytes[begin + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** For a message: what came, cut short, and without anything that a terminal would obey. */
  static String shown(byte[] bytes, int begin, int end) {
    int most = 60;
    StringBuilder text = new StringBuilder("'");
    for (int i = begin; i < Math.min(end, begin + most); i++) {
      int c = bytes[i] & 0xff;
      if (c >= ' ' && c < 0x7f) {
        text.append((char) c);
      } else {
        text.append("\\x%02x".formatted(c));
      }
    }
    return text.append(end - begin > most ? "...'" : "'").toString();
  }
}
