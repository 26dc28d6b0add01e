package dev.interleave.report.gate;

import dev.interleave.report.accept.Acceptances;
import dev.interleave.report.analysis.Names;
import dev.interleave.report.compare.Settings;
import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Fork;
import dev.interleave.report.input.InputException;
import dev.interleave.report.input.Source;
import dev.interleave.report.input.Suite;
import dev.interleave.report.verdicts.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that the outputs of a gate say. Renderers print it and compute nothing.
 *
 * @param run that was judged
 * @param headline a sentence with the number of each verdict
 * @param grounds what the verdicts rest on, sentences
 * @param rows the most urgent first, and among changes the greatest
 * @param onlyBaseline names of cells that this run did not measure, nor try to
 * @param onlyRun names of cells that the baseline lacks
 * @param names of cells, short
 * @param margin within which a change counts as none, as a fraction
 */
public record GateFindings(
    StoredRun run,
    String headline,
    List<String> grounds,
    List<GateRow> rows,
    List<String> onlyBaseline,
    List<String> onlyRun,
    Names names,
    double margin) {
  public GateFindings {
    grounds = List.copyOf(grounds);
    rows = List.copyOf(rows);
    onlyBaseline = List.copyOf(onlyBaseline);
    onlyRun = List.copyOf(onlyRun);
  }

  /**
   * Judges a run.
   *
   * @param acceptances slowdowns that are no reason to fail
   * @throws InputException where it has nothing in common with the baseline, or no result
   */
  public static GateFindings of(
      Source source, Baseline baseline, Settings settings, Acceptances acceptances) {
    MeasuredRun now = MeasuredRun.of("this run", source);
    Basis basis = Basis.of(baseline, now.run());
    List<CellKey> stored = cells(baseline.runs().stream());
    List<CellKey> measured = cells(Stream.of(now));
    List<GateRow> rows = new ArrayList<>(Gate.rows(basis, baseline, now, settings));
    List<CellKey> missing = new ArrayList<>();
    for (CellKey cell : stored) {
      if (!measured.contains(cell)) {
        Optional<String> failure = failure(cell, source.forks());
        failure.ifPresentOrElse(
            reason -> rows.add(GateRow.notMeasured(without(cell, baseline), reason)),
            () -> missing.add(cell));
      }
    }
    if (rows.isEmpty()) {
      throw new InputException(
          source.path(),
          "it has no benchmark in common with the baseline, which has %s and %d more"
              .formatted(stored.getFirst(), stored.size() - 1),
          "At least one must be the same, with the same parameters and mode.",
          "Give the baseline of this suite with --baseline, or make one of these results.");
    }
    rows.replaceAll(row -> row.with(acceptances));
    rows.sort(
        Comparator.comparing(GateRow::kind)
            .thenComparing(Comparator.comparingDouble(GateFindings::size).reversed()));
    Suite suite = source.suite();
    Names names =
        new Names(
            Stream.concat(stored.stream(), measured.stream()).distinct().toList(),
            List.of(),
            suite == null ? List.of() : suite.axes());
    return new GateFindings(
        now.run(),
        Grounds.headline(rows, settings.margin()),
        Grounds.of(basis, baseline, settings),
        rows,
        missing.stream().map(names::of).toList(),
        measured.stream().filter(cell -> !stored.contains(cell)).map(names::of).toList(),
        names,
        settings.margin());
  }

  private static List<CellKey> cells(Stream<MeasuredRun> runs) {
    return runs.flatMap(run -> run.series().stream())
        .map(series -> series.id().cell())
        .distinct()
        .toList();
  }

  private static Optional<String> failure(CellKey cell, List<Fork> forks) {
    return forks.stream()
        .filter(fork -> fork.cell().equals(cell) && fork.status() != Fork.Status.OK)
        .reduce((first, last) -> last)
        .map(fork -> "it was measured before and fails now: " + fork.message());
  }

  private static Series without(CellKey cell, Baseline baseline) {
    Series stored =
        baseline.runs().stream()
            .flatMap(run -> run.series().stream())
            .filter(series -> series.id().cell().equals(cell))
            .findFirst()
            .orElseThrow();
    return new Series(stored.id(), stored.unit(), stored.better(), List.of());
  }

  private static double size(GateRow row) {
    return row.kind().isChange() ? Math.abs(Math.log(row.ratio().centre())) : 0;
  }

  /** Of some kind. */
  public List<GateRow> of(Kind kind) {
    return rows.stream().filter(row -> row.kind() == kind).toList();
  }

  /** The short name of what a row is about. */
  public String name(GateRow row) {
    return names.of(row.series().id().cell());
  }
}
