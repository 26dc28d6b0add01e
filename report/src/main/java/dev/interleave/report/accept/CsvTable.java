package dev.interleave.report.accept;

import dev.interleave.report.input.InputException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table as it is in a CSV file (RFC 4180).
 *
 * @param header names of the columns, in order
 */
record CsvTable(Path file, List<String> header, List<Line> lines) {

  /**
   * A row.
   *
   * @param number of its last line in the file, from 1
   * @param values by column
   */
  record Line(long number, Map<String, String> values) {
    String get(String column) {
      return values.getOrDefault(column, "");
    }
  }

  /**
   * Reads a file.
   *
   * @param next what to do where it can't be used, a sentence
   * @throws InputException where it is no such table; the message has the line
   */
  static CsvTable read(Path file, String next) {
    String text = text(file, next);
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    long line = 1;
    try (CSVParser parser = format.parse(new StringReader(text))) {
      List<Line> lines = new ArrayList<>();
      for (CSVRecord record : parser) {
        line = parser.getCurrentLineNumber();
        if (!record.isConsistent()) {
          throw new InputException(
              file,
              "line %d has %d values".formatted(line, record.size()),
              "It must have %d, as the header has columns."
                  .formatted(parser.getHeaderNames().size()),
              next);
        }
        lines.add(new Line(line, record.toMap()));
      }
      return new CsvTable(file, List.copyOf(parser.getHeaderNames()), List.copyOf(lines));
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new InputException(
          file,
          "line %d or the next is not CSV".formatted(line),
          "Values are separated by commas; those with a comma or a quote stand in double quotes.",
          next,
          e);
    }
  }

  private static String text(Path file, String next) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new InputException(file, "no such file", "It must exist.", next, e);
    } catch (IOException e) {
      throw new InputException(file, "can't be read: " + e, "It must be UTF-8 text.", next, e);
    }
  }

  /** An error in a line. */
  InputException wrong(Line line, String problem, String allowed, String next) {
    return new InputException(file, "line %d: %s".formatted(line.number, problem), allowed, next);
  }
}
