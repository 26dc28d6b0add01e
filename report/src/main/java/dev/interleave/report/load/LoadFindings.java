package dev.interleave.report.load;

import java.util.List;

/**
 * The results, judged: every renderer reads these.
 *
 * @param results as they were measured
 * @param rows a request, and all servers under it
 * @param answers one for each request
 * @param doubts about them
 */
public record LoadFindings(
    LoadResults results, List<LoadRow> rows, List<LoadAnswer> answers, List<LoadDoubt> doubts) {
  public LoadFindings {
    rows = List.copyOf(rows);
    answers = List.copyOf(answers);
    doubts = List.copyOf(doubts);
  }

  /** Judges. */
  public static LoadFindings of(LoadResults results) {
    List<LoadRow> rows = LoadRows.of(results);
    return new LoadFindings(
        results, rows, LoadAnswers.of(results, rows), LoadDoubts.of(results, rows));
  }

  /** All servers under a request. */
  public List<LoadRow> rows(LoadTarget request) {
    return rows.stream().filter(row -> row.request().equals(request)).toList();
  }

  /** How response times grow with the rate, of servers that were probed at all. */
  public List<LoadCurve> curves(LoadTarget request) {
    return results.servers().stream()
        .map(server -> LoadCurve.of(results, server, request))
        .filter(curve -> !curve.points().isEmpty())
        .toList();
  }

  /** What could not be measured, or was not. */
  public List<LoadRow> failures() {
    return rows.stream()
        .filter(
            row -> row.status() == LoadRow.Status.FAILED || row.status() == LoadRow.Status.NOT_RUN)
        .toList();
  }
}
