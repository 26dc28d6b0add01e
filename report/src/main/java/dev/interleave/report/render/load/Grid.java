package dev.interleave.report.render.load;

import dev.interleave.report.load.Latencies;
import dev.interleave.report.load.LoadFindings;
import dev.interleave.report.load.LoadRow;
import dev.interleave.report.load.LoadTarget;
import dev.interleave.report.stats.Interval;
import dev.interleave.report.text.Digits;
import java.util.ArrayList;
import java.util.List;

/**
 * A request's table of words, for every format alike: the first column is text, the others are
 * numbers.
 *
 * @param request its title
 */
record Grid(String request, List<String> header, List<Line> lines) {
  private static final double MILLIS = 1e3;
  private static final double MICROS = 1e6;

  Grid {
    header = List.copyOf(header);
    lines = List.copyOf(lines);
  }

  /**
   * A server's.
   *
   * @param note why there are no figures; empty where there are
   */
  record Line(List<String> cells, String note) {
    Line {
      cells = List.copyOf(cells);
    }
  }

  static List<Grid> of(LoadFindings findings) {
    return findings.results().requests().stream().map(request -> of(findings, request)).toList();
  }

  private static Grid of(LoadFindings findings, LoadTarget request) {
    boolean search = findings.results().settings().searches();
    boolean wrk = findings.results().wrk() != null;
    List<String> header = new ArrayList<>(List.of("server"));
    if (search) {
      header.add("requests/s [95 %]");
    }
    header.addAll(
        List.of("p50 ms", "p90 ms", "p99 ms", "p99.9 ms", "max ms", "CPU µs", "generator"));
    header.add("errors");
    if (wrk) {
      header.add("wrk");
    }
    List<Line> lines = findings.rows(request).stream().map(row -> line(row, search, wrk)).toList();
    return new Grid(request.title(), header, lines);
  }

  private static Line line(LoadRow row, boolean search, boolean wrk) {
    List<String> cells = new ArrayList<>(List.of(row.server().title()));
    Latencies times = row.times();
    if (search) {
      cells.add(Digits.interval(row.rate()));
    }
    for (double percent : new double[] {50, 90, 99, 99.9}) {
      cells.add(millis(times.percentile(percent)));
    }
    cells.add(millis(times.max()));
    cells.add(micros(row.serverCpu()));
    cells.add(micros(row.generatorCpu()));
    cells.add(row.tails().isEmpty() ? "–" : Long.toString(row.errors().all()));
    if (wrk) {
      cells.add(Digits.value(row.wrkRate().centre()));
    }
    return new Line(cells, note(row));
  }

  private static String note(LoadRow row) {
    return switch (row.status()) {
      case OK ->
          row.limitedByGenerator() == 0
              ? ""
              : "limited by the generator, not by the server: at least this rate";
      case FAILED -> row.failure();
      case NOTHING_KEPT, NOT_RUN -> row.status().words();
    };
  }

  private static String millis(double seconds) {
    return Digits.value(seconds * MILLIS);
  }

  private static String micros(Interval seconds) {
    return Digits.value(seconds.centre() * MICROS);
  }
}
