package dev.interleave.loop.http;

import static dev.interleave.loop.http.HttpException.bad;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a request is for. RFC 9112, section 3.2.
 *
 * @param text as it came
 * @param authority the host and port of a target in absolute form, which counts more than the Host
 *     header; null in other forms
 * @param path the path, still encoded; {@code *} for the server as a whole
 * @param query what follows the question mark, still encoded; null without one
 */
record Target(String text, @Nullable String authority, String path, @Nullable String query) {

  /** Parses {@code text}, which is printable ASCII without spaces. */
  static Target parse(String method, String text) throws HttpException {
    if (text.charAt(0) == '/') {
      return ofPath(text, null, text);
    }
    if (method.equals("CONNECT")) {
      throw new HttpException(501, "This server is no proxy: it has no CONNECT");
    }
    if (text.equals("*") && method.equals("OPTIONS")) {
      return new Target(text, null, text, null);
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.startsWith("http://") || lower.startsWith("https://")) {
      int begin = lower.indexOf("//") + 2;
      int end = begin;
      while (end < text.length() && text.charAt(end) != '/' && text.charAt(end) != '?') {
        end++;
      }
      String authority = text.substring(begin, end);
      if (authority.isEmpty() || !isAuthority(authority)) {
        throw bad("A target's host is missing or malformed: '" + text + "'");
      }
      String rest = text.substring(end);
      return ofPath(text, authority, rest.startsWith("/") ? rest : "/" + rest);
    }
    throw bad("A target begins with / or http://, not '" + text + "'");
  }

  private static Target ofPath(String text, @Nullable String authority, String pathAndQuery)
      throws HttpException {
    if (text.indexOf('#') >= 0 || !UrlEncoding.isValid(text)) {
      throw bad(
          "A target has no # and two hexadecimal digits after each %%, unlike '%s'"
              .formatted(text));
    }
    int mark = pathAndQuery.indexOf('?');
    return mark < 0
        ? new Target(text, authority, pathAndQuery, null)
        : new Target(
            text, authority, pathAndQuery.substring(0, mark), pathAndQuery.substring(mark + 1));
  }

  /** Whether it is a host, or nothing, and perhaps a port. RFC 3986, section 3.2.2. */
  static boolean isAuthority(String text) {
    boolean inBrackets = false;
    int colon = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '[' || c == ']') {
        if (inBrackets == (c == '[') || (c == '[' && i > 0)) {
          return false;
        }
        inBrackets = c == '[';
      } else if (c == ':' && !inBrackets) {
        if (colon >= 0) {
          return false;
        }
        colon = i;
      } else if (colon >= 0 ? !Ascii.isDigit(c) : !isHostCharacter(c, inBrackets)) {
        return false;
      }
    }
    int bracket = text.indexOf(']');
    return !inBrackets && (bracket < 0 || bracket == (colon < 0 ? text.length() : colon) - 1);
  }

  private static boolean isHostCharacter(char c, boolean inBrackets) {
    return (inBrackets && c == ':')
        || Ascii.isLetterOrDigit(c)
        || "-._~%!$&'()*+,;=".indexOf(c) >= 0;
  }
}
