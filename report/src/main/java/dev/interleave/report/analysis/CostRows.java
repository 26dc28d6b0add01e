package dev.interleave.report.analysis;

import dev.interleave.report.input.Suite;
import dev.interleave.report.measure.Direction;
import dev.interleave.report.measure.Measurement;
import dev.interleave.report.stats.Interval;
import dev.interleave.report.text.Digits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of metrics that a suite calls costs: with its unit, or with why they have no value. */
final class CostRows {
  private static final String UNKNOWN = "not measured";

  private final Catalogue catalogue;
  private final Names names;
  private final Map<String, Suite.Cost> costs;

  CostRows(Catalogue catalogue, Names names) {
    this.catalogue = catalogue;
    this.names = names;
    this.costs =
        Stream.concat(catalogue.costs().stream(), catalogue.latencies().stream())
            .collect(Collectors.toMap(Suite.Cost::metric, Function.identity()));
  }

  /** The metric's row; empty where it is no cost. */
  Optional<Row> row(Measurement measurement, String metric) {
    return Optional.ofNullable(costs.get(metric)).map(cost -> row(measurement, cost));
  }

  private Row row(Measurement measurement, Suite.Cost cost) {
    List<Double> values = measurement.forkValues(cost.metric());
    Interval value = notNegative(Interval.of(values));
    Status status =
        values.isEmpty() ? Status.NOT_MEASURED : value.known() ? Status.OK : Status.FEW_FORKS;
    return new Row(
        measurement.id().key(),
        names.of(measurement.id()),
        measurement,
        cost.metric(),
        false,
        cost.unit(),
        Direction.LOWER,
        value,
        values,
        null,
        status,
        switch (status) {
          case NOT_MEASURED -> reason(measurement, cost.metric());
          case FEW_FORKS ->
              "%s; an interval needs %d"
                  .formatted(Digits.count(values.size(), "fork"), Interval.MIN_FORKS);
          default -> "";
        },
        List.of());
  }

  private String reason(Measurement measurement, String metric) {
    return catalogue.forks().stream()
        .filter(fork -> fork.cell().equals(measurement.id().key()))
        .flatMap(fork -> fork.reasonWithout(metric).stream())
        .findFirst()
        .orElse(UNKNOWN);
  }

  /** Nothing costs less than nothing, whatever the spread of a few zeros says. */
  private static Interval notNegative(Interval value) {
    return value.centre() >= 0 && value.low() < 0
        ? new Interval(value.centre(), 0, value.high(), value.forks())
        : value;
  }
}
