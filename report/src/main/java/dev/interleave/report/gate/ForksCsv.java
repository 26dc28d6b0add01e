package dev.interleave.report.gate;

import dev.interleave.report.input.CellKey;
import dev.interleave.report.measure.Direction;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * {@code forks.csv} of a baseline: a row for each value of each fork. Parameters are written as in
 * a URL, {@code name=value&name=value}, which every name and value survives.
 */
final class ForksCsv {
  static final String NAME = "forks.csv";

  private static final List<String> HEADER =
      List.of("run", "benchmark", "params", "mode", "metric", "unit", "better", "value");
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

  private ForksCsv() {}

  /** A line that is not what it should be; the message says which and why. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }

  static String text(List<MeasuredRun> runs) throws IOException {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter csv = new CSVPrinter(text, FORMAT)) {
      csv.printRecord(HEADER);
      for (MeasuredRun run : runs) {
        for (Series series : run.series()) {
          for (double value : series.forks()) {
            csv.printRecord(
                run.run().name(),
                series.id().cell().benchmark(),
                params(series.id().cell().params()),
                series.id().mode(),
                series.id().metric(),
                series.unit(),
                series.better().name().toLowerCase(Locale.ROOT),
                value);
          }
        }
      }
    }
    return text.toString();
  }

  /** A row's series, without its value. */
  private record Row(String run, SeriesId id, String unit, Direction better) {}

  /** The series of each run, by the run's name. */
  static Map<String, List<Series>> parse(String text) throws IOException, Malformed {
    if (!text.endsWith("\n")) {
      throw new Malformed("it is cut off: its last line has no end");
    }
    Map<Row, List<Double>> values = new LinkedHashMap<>();
    try (CSVParser records = CSVParser.parse(new StringReader(text), FORMAT)) {
      for (CSVRecord row : records) {
        if (row.getRecordNumber() == 1) {
          if (!row.toList().equals(HEADER)) {
            throw new Malformed("its first line is not %s".formatted(String.join(",", HEADER)));
          }
        } else {
          values.computeIfAbsent(row(row), any -> new ArrayList<>()).add(value(row));
        }
      }
    }
    return values.entrySet().stream()
        .collect(
            Collectors.groupingBy(
                entry -> entry.getKey().run,
                LinkedHashMap::new,
                Collectors.mapping(
                    entry -> series(entry.getKey(), entry.getValue()), Collectors.toList())));
  }

  private static Series series(Row row, List<Double> values) {
    return new Series(row.id, row.unit, row.better, values);
  }

  private static Row row(CSVRecord row) throws Malformed {
    if (row.size() != HEADER.size()) {
      throw new Malformed(
          "line %d has %d columns instead of %d".formatted(line(row), row.size(), HEADER.size()));
    }
    return new Row(
        row.get(0),
        new SeriesId(new CellKey(row.get(1), params(row)), row.get(3), row.get(4)),
        row.get(5),
        better(row));
  }

  private static Direction better(CSVRecord row) throws Malformed {
    return switch (row.get(6)) {
      case "higher" -> Direction.HIGHER;
      case "lower" -> Direction.LOWER;
      default ->
          throw new Malformed(
              "line %d: better is \"%s\", neither higher nor lower"
                  .formatted(line(row), row.get(6)));
    };
  }

  private static double value(CSVRecord row) throws Malformed {
    try {
      double value = Double.parseDouble(row.get(7));
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, like NaN.
    }
    throw new Malformed("line %d: \"%s\" is not a number".formatted(line(row), row.get(7)));
  }

  private static long line(CSVRecord row) {
    return row.getRecordNumber();
  }

  private static String params(Map<String, String> params) {
    return params.entrySet().stream()
        .map(param -> encoded(param.getKey()) + "=" + encoded(param.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Map<String, String> params(CSVRecord row) throws Malformed {
    Map<String, String> params = new LinkedHashMap<>();
    String text = row.get(2);
    try {
      for (String param : text.isEmpty() ? new String[0] : text.split("&", -1)) {
        int equals = param.indexOf('=');
        params.put(
            URLDecoder.decode(param.substring(0, equals), StandardCharsets.UTF_8),
            URLDecoder.decode(param.substring(equals + 1), StandardCharsets.UTF_8));
      }
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      throw new Malformed(
          "line %d: \"%s\" is not name=value&name=value".formatted(line(row), text));
    }
    return params;
  }
}
