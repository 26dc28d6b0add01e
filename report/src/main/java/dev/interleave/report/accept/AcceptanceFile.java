package dev.interleave.report.accept;

import dev.interleave.report.compare.Subject;
import dev.interleave.report.input.InputException;
import dev.interleave.report.io.AtomicFiles;
import dev.interleave.report.io.OutputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** {@code accepted.csv}: acceptances as a table that is reviewed like code, a line each. */
public final class AcceptanceFile {
  /** Its columns. */
  public static final List<String> HEADER =
      List.of("benchmark", "metric", "ratio", "baseline", "candidate", "date", "reason");

  private static final String NEXT = "Mend the line, or take it out and accept again.";

  private AcceptanceFile() {}

  /**
   * Reads all of them.
   *
   * @throws InputException where there is no such file, or it is damaged; the message has the line
   */
  public static Acceptances read(Path file) {
    CsvTable table = CsvTable.read(file, NEXT);
    if (!table.header().equals(HEADER)) {
      throw new InputException(
          file,
          "line 1 is not the header, but: " + String.join(",", table.header()),
          "It must be: %s.".formatted(String.join(",", HEADER)),
          "Give the file that \"interleave accept\" wrote.");
    }
    Acceptances all = new Acceptances(file.toString(), List.of());
    for (CsvTable.Line line : table.lines()) {
      Acceptance one = acceptance(table, line);
      if (all.of(one.subject()).isPresent()) {
        throw table.wrong(
            line,
            "there is another acceptance of " + one.subject(),
            "Each metric of a benchmark has one line.",
            "Take out the one that no longer holds.");
      }
      all = all.with(one);
    }
    return all;
  }

  private static Acceptance acceptance(CsvTable table, CsvTable.Line line) {
    Subject subject = new Subject(line.get("benchmark"), line.get("metric"));
    if (subject.benchmark().isBlank() || subject.metric().isBlank()) {
      throw table.wrong(
          line, "benchmark or metric is missing", "Both say what may be slower.", NEXT);
    }
    if (line.get("reason").isBlank()) {
      throw table.wrong(line, "reason is missing", "It says why that may be slower.", NEXT);
    }
    return new Acceptance(
        subject,
        ratio(table, line),
        line.get("baseline"),
        line.get("candidate"),
        date(table, line),
        line.get("reason"));
  }

  private static double ratio(CsvTable table, CsvTable.Line line) {
    String text = line.get("ratio");
    try {
      double ratio = Double.parseDouble(text);
      if (ratio > 1 && Double.isFinite(ratio)) {
        return ratio;
      }
    } catch (NumberFormatException e) {
      // Told below, like any other value that is not possible.
    }
    throw table.wrong(
        line,
        "ratio is '%s'".formatted(text),
        "It must be a number above 1: how many times as slow it may be, such as 1.05.",
        NEXT);
  }

  private static LocalDate date(CsvTable table, CsvTable.Line line) {
    String text = line.get("date");
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw table.wrong(line, "date is '%s'".formatted(text), "It must be like 2026-01-31.", NEXT);
    }
  }

  /**
   * Replaces the file, all or nothing.
   *
   * @throws OutputException where that fails
   */
  public static void write(Path file, Acceptances acceptances) {
    AtomicFiles.write(file, text(acceptances).getBytes(StandardCharsets.UTF_8));
  }

  static String text(Acceptances acceptances) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter csv =
        new CSVPrinter(text, CSVFormat.RFC4180.builder().setRecordSeparator("\n").get())) {
      csv.printRecord(HEADER);
      for (Acceptance one : acceptances.all()) {
        csv.printRecord(
            one.subject().benchmark(),
            one.subject().metric(),
            BigDecimal.valueOf(one.ratio()).stripTrailingZeros().toPlainString(),
            one.baseline(),
            one.candidate(),
            one.date(),
            one.reason());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
