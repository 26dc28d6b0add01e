package dev.interleave.report.analysis;

import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Source;
import dev.interleave.report.measure.Measurement;
import dev.interleave.report.measure.Measurements;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The way from sources to findings. */
public final class Analysis {
  private Analysis() {}

  /** Judges all that the sources hold. */
  public static Findings of(List<Source> sources) {
    Catalogue catalogue = new Catalogue(sources);
    List<Measurement> measurements = catalogue.sorted(Measurements.of(sources));
    Set<CellKey> measured =
        measurements.stream()
            .map(measurement -> measurement.id().key())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Names names =
        new Names(
            Stream.concat(catalogue.keys(), measured.stream()).distinct().toList(),
            measurements.stream().map(Measurement::id).toList(),
            catalogue.axes());
    List<Row> rows =
        Stream.concat(
                new MeasuredRows(catalogue, measurements, names).rows().stream(),
                new MissingRows(catalogue, measured, names).rows().stream())
            .toList();
    List<Figure> figures =
        catalogue.views().isEmpty()
            ? new GenericFigures(rows).figures()
            : new SuiteFigures(catalogue, rows).figures();
    List<CostTable> latencyTables = CostTables.of(figures, catalogue.latencies(), rows);
    return new Findings(
        catalogue.title(),
        catalogue.axes(),
        catalogue.series(),
        measurements,
        rows,
        Stream.concat(figures.stream(), LatencyFigures.of(latencyTables).stream()).toList(),
        Answers.of(figures),
        Doubts.of(catalogue, measurements, rows, names),
        catalogue.costs(),
        CostTables.of(figures, catalogue.costs(), rows),
        catalogue.latencies(),
        latencyTables,
        Environments.of(sources),
        catalogue.runs());
  }
}
