package dev.interleave.report.accept;

import dev.interleave.report.compare.Subject;
import dev.interleave.report.input.InputException;
import dev.interleave.report.stats.Interval;
import java.nio.file.Path;
import java.util.List;

/**
 * A row of a {@code comparison.csv} or a {@code gate.csv}: a verdict as people have seen it.
 *
 * @param name of the benchmark as printed
 * @param verdict its id, such as {@code slower}
 * @param ratio how many times as slow it has become; NaN where unknown; without its pairs
 */
public record Judged(Subject subject, String name, String verdict, Interval ratio) {
  private static final String NEXT = "Compare again, or name another folder.";

  private static final List<String> NEEDED =
      List.of("benchmark", "name", "metric", "verdict", "ratio", "low", "high");

  /** Whether it is slower, accepted or not. */
  public boolean isSlower() {
    return verdict.startsWith("slower");
  }

  /**
   * Reads the verdicts of a comparison or a gate, the most urgent first.
   *
   * @throws InputException where there is no such file, or it is another one
   */
  public static List<Judged> read(Path file) {
    CsvTable table = CsvTable.read(file, NEXT);
    if (!table.header().containsAll(NEEDED)) {
      throw new InputException(
          file,
          "line 1 is not the header of a comparison.csv or gate.csv",
          "It must have the columns %s.".formatted(String.join(", ", NEEDED)),
          NEXT);
    }
    return table.lines().stream().map(line -> judged(table, line)).toList();
  }

  private static Judged judged(CsvTable table, CsvTable.Line line) {
    return new Judged(
        new Subject(line.get("benchmark"), line.get("metric")),
        line.get("name"),
        line.get("verdict"),
        new Interval(
            number(table, line, "ratio"),
            number(table, line, "low"),
            number(table, line, "high"),
            0));
  }

  private static double number(CsvTable table, CsvTable.Line line, String column) {
    String text = line.get(column);
    try {
      return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw table.wrong(line, "%s is '%s'".formatted(column, text), "It must be a number.", NEXT);
    }
  }
}
