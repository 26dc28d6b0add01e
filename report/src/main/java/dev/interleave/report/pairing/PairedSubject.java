package dev.interleave.report.pairing;

import dev.interleave.report.compare.Evidence;
import dev.interleave.report.compare.Subject;
import dev.interleave.report.input.CellKey;
import dev.interleave.report.measure.Direction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric of a cell that is compared, with its pairs.
 *
 * @param subject names both
 * @param cell what was measured
 * @param unit JMH's unit of the metric
 * @param direction which way it is better
 * @param pairs in the order of measuring
 * @param obstacle why it can't be measured, or null
 */
public record PairedSubject(
    Subject subject,
    CellKey cell,
    String unit,
    Direction direction,
    List<PairedForks> pairs,
    @Nullable String obstacle) {
  public PairedSubject {
    pairs = List.copyOf(pairs);
  }

  /** What a rule judges. */
  public Evidence evidence() {
    Evidence evidence =
        Evidence.of(subject, direction, pairs.stream().map(PairedForks::values).toList());
    return obstacle == null ? evidence : new Evidence(subject, evidence.worse(), obstacle);
  }
}
