package dev.interleave.loop.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a message's head, or of its trailer section, in their order. A name may come more
 * than once, and is found in any case. Immutable. RFC 9110, section 5.
 *
 * <p>They are kept as they are sent, and made to strings when they are asked for: most of what
 * comes is never asked for.
 */
public final class HttpHeaders implements Iterable<HttpHeaders.Field> {

  /** No fields. */
  public static final HttpHeaders NONE = new HttpHeaders(new byte[0], new int[0]);

  /** How many numbers the index has for a field. */
  static final int ENTRY = 4;

  /** A name and a value. */
  public record Field(String name, String value) {}

  /** The lines, each with its CRLF. */
  private final byte[] lines;

  /** Where in the lines a field's name begins and ends, and where its value does. */
  private final int[] index;

  HttpHeaders(byte[] lines, int[] index) {
    this.lines = lines;
    this.index = index;
  }

  /**
   * These names and values, in turns.
   *
   * @throws IllegalArgumentException if one may not be in a message; see {@link #with}
   */
  public static HttpHeaders of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException(
          "Each name needs a value: there are " + namesAndValues.length + " strings");
    }
    HttpHeaders headers = NONE;
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers = headers.with(namesAndValues[i], namesAndValues[i + 1]);
    }
    return headers;
  }

  /**
   * These fields and one more, after them.
   *
   * @param name letters, digits and {@code !#$%&'*+-.^_`|~}
   * @param value characters of ISO 8859-1, no control characters but the tabulator: above all no
   *     line ends, by which one field would become two
   */
  public HttpHeaders with(String name, String value) {
    if (!Ascii.isToken(name)) {
      throw new IllegalArgumentException(
          "A header's name is letters, digits and !#$%%&'*+-.^_`|~, not '%s'".formatted(name));
    }
    if (!Ascii.isText(value)) {
      throw new IllegalArgumentException(
          "The value of %s has a character that is not allowed in a header: '%s'"
              .formatted(name, value));
    }
    byte[] line = Ascii.bytes(name + ": " + value.strip() + "\r\n");
    byte[] more = Arrays.copyOf(lines, lines.length + line.length);
    System.arraycopy(line, 0, more, lines.length, line.length);
    int[] entries = Arrays.copyOf(index, index.length + ENTRY);
    entries[index.length] = lines.length;
    entries[index.length + 1] = lines.length + name.length();
    entries[index.length + 2] = lines.length + name.length() + 2;
    entries[index.length + 3] = more.length - 2;
    return new HttpHeaders(more, entries);
  }

  /** These fields without those of that name. */
  public HttpHeaders without(String name) {
    if (!contains(name)) {
      return this;
    }
    HttpHeaders kept = NONE;
    for (Field field : this) {
      if (!field.name().equalsIgnoreCase(name)) {
        kept = kept.with(field.name(), field.value());
      }
    }
    return kept;
  }

  /** The value of the first field of that name; null if there is none. */
  public @Nullable String get(String name) {
    int at = find(name, 0);
    return at < 0 ? null : value(at);
  }

  /** The values of the fields of that name. */
  public List<String> all(String name) {
    List<String> values = new ArrayList<>(1);
    for (int at = find(name, 0); at >= 0; at = find(name, at + ENTRY)) {
      values.add(value(at));
    }
    return values;
  }

  /** Whether there is a field of that name. */
  public boolean contains(String name) {
    return find(name, 0) >= 0;
  }

  /** The number of fields. */
  public int size() {
    return index.length / ENTRY;
  }

  /** How many fields have that name. */
  int count(String name) {
    int count = 0;
    for (int at = find(name, 0); at >= 0; at = find(name, at + ENTRY)) {
      count++;
    }
    return count;
  }

  /** The elements of the comma-separated lists that these fields are. RFC 9110, section 5.6.1. */
  List<String> elements(String name) {
    List<String> elements = new ArrayList<>();
    for (String value : all(name)) {
      for (String element : value.split(",", -1)) {
        elements.add(element.strip());
      }
    }
    return elements;
  }

  /** Whether that is one of the elements, in any case. */
  boolean hasElement(String name, String wanted) {
    return contains(name) && elements(name).stream().anyMatch(wanted::equalsIgnoreCase);
  }

  private int find(String name, int from) {
    for (int at = from; at < index.length; at += ENTRY) {
      if (index[at + 1] - index[at] == name.length() && isNamed(at, name)) {
        return at;
      }
    }
    return -1;
  }

  private boolean isNamed(int at, String name) {
    int begin = index[at];
    for (int i = 0; i < name.length(); i++) {
      if (Ascii.lower(lines[begin + i]) != Ascii.lower(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private String value(int at) {
    return Ascii.string(lines, index[at + 2], index[at + 3]);
  }

  /** The number of bytes that {@link #writeTo} writes. */
  int length() {
    return lines.length;
  }

  void writeTo(ByteBuffer out) {
    out.put(lines);
  }

  @Override
  public Iterator<Field> iterator() {
    List<Field> fields = new ArrayList<>(size());
    for (int at = 0; at < index.length; at += ENTRY) {
      fields.add(new Field(Ascii.string(lines, index[at], index[at + 1]), value(at)));
    }
    return fields.iterator();
  }

  /** The lines. */
  @Override
  public String toString() {
    return new String(lines, ISO_8859_1);
  }
}
