package dev.interleave.report.render;

import dev.interleave.report.analysis.Findings;
import dev.interleave.report.input.CellKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A table as CSV (RFC 4180) that a spreadsheet can open without running anything. */
public final class Csv {
  private final List<String> header;
  private final StringBuilder text = new StringBuilder();
  private final CSVPrinter printer;

  /** Begins a table with these columns. */
  public Csv(List<String> header) {
    this.header = header;
    try {
      printer = new CSVPrinter(text, CSVFormat.RFC4180.builder().setRecordSeparator("\n").get());
      printer.printRecord(header.stream().map(Csv::safe).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a row with a value for each column. */
  public void row(List<Object> values) {
    if (values.size() != header.size()) {
      throw new IllegalArgumentException(values.size() + " values for " + header);
    }
    try {
      printer.printRecord(values.stream().map(Csv::cell).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of it. */
  public String text() {
    return text.toString();
  }

  /** Every parameter of a report, the suite's axes first. */
  static List<String> params(Findings findings) {
    Set<String> names = new LinkedHashSet<>(findings.axes());
    findings.rows().forEach(row -> names.addAll(row.key().params().keySet()));
    names.removeIf(
        name -> findings.rows().stream().noneMatch(row -> row.key().params().containsKey(name)));
    return List.copyOf(names);
  }

  /** Column names of parameters: their own, unless a fixed column has that name. */
  static List<String> columns(List<String> params, Set<String> fixed) {
    return params.stream().map(name -> fixed.contains(name) ? "param_" + name : name).toList();
  }

  static List<Object> values(CellKey key, List<String> params) {
    List<Object> values = new ArrayList<>();
    params.forEach(name -> values.add(key.params().getOrDefault(name, "")));
    return values;
  }

  private static Object cell(Object value) {
    return switch (value) {
      case Double number -> Double.isNaN(number) ? "" : number;
      case Number number -> number;
      default -> safe(value.toString());
    };
  }

  /** Spreadsheets take text that begins so for a formula, unless an apostrophe comes first. */
  private static String safe(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
    return formula && !isNumber(text) ? "'" + text : text;
  }

  private static boolean isNumber(String text) {
    return text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  }
}
