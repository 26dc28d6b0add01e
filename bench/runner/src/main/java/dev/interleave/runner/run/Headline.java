package dev.interleave.runner.run;

import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.InputException;
import dev.interleave.report.input.JmhJson;
import dev.interleave.report.input.JmhResult;
import dev.interleave.report.input.Suite;
import java.nio.file.Path;
import java.util.Collection;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The one number of a fork that decides which cells need more forks.
 *
 * @param metric the suite's headline metric, or null for JMH's primary one
 */
record Headline(Suite.@Nullable Metric metric) {

  /** The mean over a fork's iterations; empty if its file can't be read or holds no number. */
  OptionalDouble of(Path raw, CellKey cell) {
    try {
      return JmhJson.read(raw).stream()
          .filter(result -> result.key().equals(cell))
          .map(this::chosen)
          .flatMap(chosen -> chosen.forks().stream())
          .limit(1)
          .flatMap(Collection::stream)
          .mapToDouble(d -> d)
          .filter(Double::isFinite)
          .average();
    } catch (InputException e) {
      return OptionalDouble.empty();
    }
  }

  private JmhResult.Metric chosen(JmhResult result) {
    JmhResult.Metric secondary = metric == null ? null : result.secondary().get(metric.name());
    return secondary == null ? result.primary() : secondary;
  }

}
