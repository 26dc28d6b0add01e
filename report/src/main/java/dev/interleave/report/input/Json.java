package dev.interleave.report.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.interleave.report.io.AtomicFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The records of this package to and from JSON. Unknown fields are ignored, so that an older report
 * reads a newer run; NaN and infinities travel as strings, as JMH writes them.
 */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private static final String NEXT =
      "Give another file, or make it again by running the benchmarks.";

  private Json() {}

  /**
   * Reads a whole file.
   *
   * @throws InputException where there is no such file, it is empty, or it is not such a value
   */
  public static <T> T read(Path file, Class<T> type) {
    return parse(file, text(file), type);
  }

  /**
   * Reads a file with one value in each line. A last line without its line end is what an
   * interrupted writer leaves; it counts if it is whole and is skipped if not.
   *
   * @throws InputException where there is no such file, or another line is not such a value
   */
  public static <T> List<T> readLines(Path file, Class<T> type) {
    String text = text(file);
    List<String> lines = text.lines().toList();
    List<T> values = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      try {
        values.add(parse(file, lines.get(i), type));
      } catch (InputException e) {
        boolean torn = i == lines.size() - 1 && !text.endsWith("\n");
        if (!torn) {
          throw new InputException(
              file, "line " + (i + 1) + " is not a whole JSON value", expected(type), NEXT, e);
        }
      }
    }
    return List.copyOf(values);
  }

  /** Reads a value that is not in a file of its own, such as a resource in a jar. */
  public static <T> T parse(Path from, String text, Class<T> type) {
    if (text.isBlank()) {
      throw new InputException(from, "the file is empty", expected(type), NEXT);
    }
    try {
      T value = MAPPER.readValue(text, type);
      if (value == null) {
        throw new InputException(from, "holds null", expected(type), NEXT);
      }
      return value;
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null
              ? ""
              : " (line %d, column %d)"
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      String problem =
          "not valid" + where + ": " + e.getOriginalMessage().lines().findFirst().orElse("");
      throw new InputException(from, problem, expected(type), NEXT, e);
    }
  }

  /** Writes a file for people to read, all or nothing. */
  public static void write(Path file, Object value) {
    AtomicFiles.write(file, (pretty(value) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Several indented lines, no line end after the last. */
  public static String pretty(Object value) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One line, without its line end. */
  public static String line(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (java.nio.file.NoSuchFileException e) {
      throw new InputException(file, "no such file", "It must exist.", NEXT, e);
    } catch (IOException e) {
      throw new InputException(file, "can't be read: " + e, "It must be UTF-8 text.", NEXT, e);
    }
  }

  private static String expected(Class<?> type) {
    return type == JsonNode.class
        ? "Expected JSON."
        : "Expected a %s in JSON.".formatted(type.getSimpleName());
  }
}
