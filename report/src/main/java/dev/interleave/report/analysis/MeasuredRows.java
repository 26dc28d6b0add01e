package dev.interleave.report.analysis;

import dev.interleave.report.analysis.Row.LimitShare;
import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Fork;
import dev.interleave.report.input.Suite;
import dev.interleave.report.measure.Direction;
import dev.interleave.report.measure.Measurement;
import dev.interleave.report.stats.Interval;
import dev.interleave.report.text.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of cells that were measured: the headline first, then every other metric. */
final class MeasuredRows {
  private static final String ALLOCATION = "gc.alloc.rate.norm";
  private static final String ALLOCATION_PER_UNIT = "allocation per unit";

  private final Catalogue catalogue;
  private final List<Measurement> measurements;
  private final Names names;
  private final CostRows costs;

  MeasuredRows(Catalogue catalogue, List<Measurement> measurements, Names names) {
    this.catalogue = catalogue;
    this.names = names;
    this.measurements = measurements;
    this.costs = new CostRows(catalogue, names);
  }

  List<Row> rows() {
    return measurements.stream().flatMap(measurement -> rows(measurement).stream()).toList();
  }

  private List<Row> rows(Measurement measurement) {
    Headline headline = Headline.of(measurement, catalogue.metric());
    Suite.Cell cell = catalogue.cell(measurement.id().key()).orElse(null);
    List<Row> rows = new ArrayList<>();
    List<Double> values = headline.values(measurement);
    rows.add(
        row(
            measurement,
            headline.metric(),
            true,
            headline.unit(),
            headline.direction(measurement),
            values,
            cell == null ? null : limit(measurement, cell, headline, values)));
    for (String metric : measurement.units().keySet()) {
      if (metric.equals(headline.metric())) {
        continue;
      }
      Optional<Row> cost = costs.row(measurement, metric);
      if (cost.isPresent()) {
        rows.add(cost.orElseThrow());
        continue;
      }
      String unit = measurement.unit(metric);
      List<Double> others = measurement.forkValues(metric);
      rows.add(row(measurement, metric, false, unit, Direction.of(unit), others, null));
      // A suite that counts costs itself knows it without what JMH does around an iteration.
      if (metric.equals(ALLOCATION)
          && catalogue.costs().isEmpty()
          && cell != null
          && cell.unitsPerBatch() > 0) {
        List<Double> each = others.stream().map(bytes -> bytes / cell.unitsPerBatch()).toList();
        rows.add(
            row(measurement, ALLOCATION_PER_UNIT, false, "B/unit", Direction.LOWER, each, null));
      }
    }
    return rows;
  }

  private Row row(
      Measurement measurement,
      String metric,
      boolean headline,
      String unit,
      Direction direction,
      List<Double> values,
      @Nullable LimitShare limit) {
    Interval value = Interval.of(values);
    boolean enough = value.known();
    return new Row(
        measurement.id().key(),
        names.of(measurement.id()),
        measurement,
        metric,
        headline,
        unit,
        direction,
        value,
        values,
        limit,
        enough ? Status.OK : Status.FEW_FORKS,
        enough
            ? ""
            : "%s; an interval needs %d"
                .formatted(Digits.count(values.size(), "fork"), Interval.MIN_FORKS),
        headline ? notes(measurement) : List.of());
  }

  /**
   * Units over the greater of the lone time and the batch's computation shared by the cores, which
   * is the lone rate times the lesser of the units and {@code cores / cpuShare}.
   */
  private @Nullable LimitShare limit(
      Measurement measurement, Suite.Cell cell, Headline headline, List<Double> values) {
    Suite.Limit limit = cell.limit();
    if (limit == null
        || limit.lone().equals(cell.key())
        || headline.direction(measurement) != Direction.HIGHER) {
      return null;
    }
    Measurement lone = lone(measurement, limit.lone());
    if (lone == null) {
      return null;
    }
    Headline loneHeadline = Headline.of(lone, catalogue.metric());
    if (!loneHeadline.unit().equals(headline.unit())) {
      return null;
    }
    double times = limit.units();
    if (limit.cpuShare() > 0) {
      if (catalogue.cores().isEmpty()) {
        return null;
      }
      times = Math.min(times, catalogue.cores().orElseThrow() / limit.cpuShare());
    }
    List<Double> loneValues = loneHeadline.values(lone);
    Interval share = Interval.ratio(values, loneValues);
    return Double.isNaN(share.centre()) || times <= 0
        ? null
        : new LimitShare(Interval.of(loneValues).centre() * times, share.times(1 / times));
  }

  private @Nullable Measurement lone(Measurement measurement, CellKey key) {
    return measurements.stream()
        .filter(other -> other.id().key().equals(key))
        .filter(other -> other.id().mode() == measurement.id().mode())
        .findFirst()
        .orElse(null);
  }

  /** The suite's note on the cell and what its forks said of themselves, each thing once. */
  private List<String> notes(Measurement measurement) {
    CellKey key = measurement.id().key();
    Stream<String> suite = catalogue.cell(key).map(Suite.Cell::note).stream();
    Stream<String> forks =
        catalogue.forks().stream()
            .filter(fork -> fork.cell().equals(key))
            .map(Fork::remarks)
            .flatMap(notes -> notes.entrySet().stream())
            .map(note -> note.getKey() + "=" + note.getValue())
            .sorted();
    return Stream.concat(suite, forks).distinct().toList();
  }
}
