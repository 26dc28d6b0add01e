package dev.interleave.report.analysis;

import dev.interleave.report.input.CellKey;
import dev.interleave.report.measure.Direction;
import dev.interleave.report.measure.Measurement;
import dev.interleave.report.stats.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One metric of one cell, judged; or a cell that has no value, and why.
 *
 * @param key the cell
 * @param name a short name of the cell, as unique as can be
 * @param measurement what it was computed from, or null for a cell that was not measured
 * @param metric its name; empty for a cell that was not measured
 * @param headline whether this is the metric that stands for speed
 * @param unit of the value, bounds and limit
 * @param direction which way is better
 * @param value the value in {@code unit}
 * @param forkValues one for each fork, in {@code unit}
 * @param limit how near it comes to what is possible, or null where no limit is known
 * @param status what became of the cell
 * @param reason for a status that is not ok, else empty
 * @param notes what else a reader must know of the cell, possibly empty
 */
public record Row(
    CellKey key,
    String name,
    @Nullable Measurement measurement,
    String metric,
    boolean headline,
    String unit,
    Direction direction,
    Interval value,
    List<Double> forkValues,
    @Nullable LimitShare limit,
    Status status,
    String reason,
    String notes) {

  public Row {
    forkValues = List.copyOf(forkValues);
  }

  /** JMH's short name of the mode, empty where unknown. */
  public String mode() {
    return measurement == null ? "" : measurement.id().mode().shortName();
  }

  /** JMH's worker threads, 0 where unknown. */
  public int threads() {
    return measurement == null ? 0 : measurement.id().threads();
  }

  /**
   * How near a value comes to its limit.
   *
   * @param limit the limit itself, in the row's unit
   * @param share of it that is reached, 1 for all
   */
  public record LimitShare(double limit, Interval share) {}
}
