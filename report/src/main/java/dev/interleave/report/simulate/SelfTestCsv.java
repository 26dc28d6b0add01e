package dev.interleave.report.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The counts of a self-test, a row for each rule in each scenario. */
final class SelfTestCsv {
  private static final String[] HEADER = {
    "table",
    "rule",
    "noise",
    "cv",
    "order",
    "benchmarks",
    "slower",
    "effect",
    "budget_minutes",
    "builds",
    "false_alarms",
    "false_alarm_rate",
    "false_alarm_low",
    "false_alarm_high",
    "false_faster",
    "found",
    "power",
    "power_low",
    "power_high",
    "called_same_though_slower",
    "called_same",
    "unchanged",
    "minutes"
  };

  private SelfTestCsv() {}

  static String of(List<Row> rows) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer =
        new CSVPrinter(text, CSVFormat.RFC4180.builder().setRecordSeparator("\n").get())) {
      printer.printRecord((Object[]) HEADER);
      for (Row row : rows) {
        print(printer, row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void print(CSVPrinter printer, Row row) throws IOException {
    Scenario scenario = row.scenario();
    Tally tally = row.tally();
    printer.printRecord(
        row.table(),
        row.rule(),
        scenario.noise().title(),
        scenario.noise() instanceof SyntheticNoise synthetic ? synthetic.cv() : "",
        scenario.order().name().toLowerCase(Locale.ROOT),
        scenario.benchmarks(),
        scenario.slower(),
        scenario.effect(),
        scenario.minutes(),
        tally.builds(),
        tally.falseAlarms(),
        number(tally.alarms().share()),
        number(tally.alarms().low()),
        number(tally.alarms().high()),
        tally.falseFaster(),
        tally.found(),
        number(tally.power().share()),
        number(tally.power().low()),
        number(tally.power().high()),
        tally.missed(),
        tally.same(),
        tally.unchanged(),
        number(tally.minutes()));
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.5f", value);
  }
}
