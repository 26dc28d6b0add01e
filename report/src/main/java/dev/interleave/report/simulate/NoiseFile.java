package dev.interleave.report.simulate;

import dev.interleave.report.input.InputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * Recorded noise as CSV: a row for each measured iteration, in the columns {@code condition},
 * {@code benchmark}, {@code round} (from 1), {@code order} (1 or 2: which of the round's two forks
 * ran first), {@code iteration} (from 1) and {@code value}, in any unit.
 */
public final class NoiseFile {
  private static final String[] HEADER = {
    "condition", "benchmark", "round", "order", "iteration", "value"
  };
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();
  private static final MathContext DIGITS = new MathContext(6);

  private NoiseFile() {}

  /**
   * The noise that a file holds, one for each condition.
   *
   * @throws InputException where it can't be used
   */
  public static List<RecordedNoise> read(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      return read(file, reader);
    } catch (NoSuchFileException e) {
      throw new InputException(file, "no such file", allowed(), next(), e);
    } catch (IOException | UncheckedIOException e) {
      throw new InputException(file, "can't be read: " + e.getMessage(), allowed(), next(), e);
    }
  }

  /** The noise that is part of this module: {@code noise/index} names its files. */
  public static List<RecordedNoise> committed() {
    return resource("index")
        .lines()
        .filter(line -> !line.isBlank())
        .flatMap(name -> read(Path.of(name), new StringReader(resource(name))).stream())
        .toList();
  }

  /**
   * What was measured in a results folder, as such a file's content.
   *
   * @param condition what the machine was like, a word for tables
   * @throws InputException where the folder can't be used, or has too few forks of each benchmark
   */
  public static String record(String condition, Path results) {
    return text(Recording.of(condition, results));
  }

  static String text(RecordedNoise noise) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
      printer.printRecord((Object[]) HEADER);
      for (RecordedNoise.Series series : noise.series()) {
        for (int round = 0; round < series.rounds().size(); round++) {
          print(printer, noise.condition(), series, round);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void print(
      CSVPrinter printer, String condition, RecordedNoise.Series series, int round)
      throws IOException {
    List<List<Double>> forks = series.rounds().get(round);
    for (int order = 0; order < forks.size(); order++) {
      List<Double> values = forks.get(order);
      for (int i = 0; i < values.size(); i++) {
        BigDecimal value = new BigDecimal(values.get(i)).round(DIGITS).stripTrailingZeros();
        printer.printRecord(
            condition, series.benchmark(), round + 1, order + 1, i + 1, value.toPlainString());
      }
    }
  }

  static List<RecordedNoise> read(Path file, Reader reader) {
    try {
      List<Line> lines =
          FORMAT.builder().setHeader().get().parse(reader).stream().map(Line::of).toList();
      if (lines.isEmpty()) {
        throw new IllegalArgumentException("it has no rows");
      }
      return grouped(lines, Line::condition)
          .map(
              condition ->
                  new RecordedNoise(
                      condition.getFirst().condition(),
                      grouped(condition, Line::benchmark).map(NoiseFile::series).toList()))
          .toList();
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new InputException(file, "not recorded noise: " + e.getMessage(), allowed(), next(), e);
    }
  }

  private static RecordedNoise.Series series(List<Line> lines) {
    return new RecordedNoise.Series(
        lines.getFirst().benchmark(),
        grouped(lines, Line::round)
            .map(
                round ->
                    grouped(round, Line::order)
                        .map(fork -> fork.stream().map(Line::value).toList())
                        .toList())
            .toList());
  }

  /** Lines by a key, smallest key first; lines of one key in the order of the file. */
  private static <K> Stream<List<Line>> grouped(List<Line> lines, Function<Line, K> key) {
    return lines.stream()
        .collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()))
        .values()
        .stream();
  }

  private record Line(String condition, String benchmark, int round, int order, double value) {
    static Line of(CSVRecord row) {
      return new Line(
          row.get("condition"),
          row.get("benchmark"),
          Integer.parseInt(row.get("round")),
          Integer.parseInt(row.get("order")),
          positive(row.get("value")));
    }
  }

  private static double positive(String text) {
    double value = Double.parseDouble(text);
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the value " + text + " is not above 0");
    }
    return value;
  }

  private static String allowed() {
    return "Expected CSV with the columns %s, and two forks (order 1 and 2) in each round."
        .formatted(String.join(", ", HEADER));
  }

  private static String next() {
    return "Make one with: interleave selftest record --condition NAME --out FILE RESULTS.";
  }

  private static String resource(String name) {
    try (InputStream stream =
            Objects.requireNonNull(
                NoiseFile.class.getResourceAsStream("noise/" + name), "no resource " + name);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader.readAllAsString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
