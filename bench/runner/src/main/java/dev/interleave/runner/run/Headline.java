package dev.interleave.runner.run;

import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.InputException;
import dev.interleave.report.input.JmhJson;
import dev.interleave.report.input.JmhResult;
import dev.interleave.report.input.Suite;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The one number of a fork that decides which cells need more forks.
 *
 * @param metric the suite's headline metric, or null for JMH's primary one
 */
record Headline(Suite.@Nullable Metric metric) {

  /** A fork's number with its unit. */
  record Value(double number, String unit) {
    @Override
    public String toString() {
      String format = Math.abs(number) >= 1000 ? "%,.0f %s" : "%.4g %s";
      return String.format(Locale.ROOT, format, number, unit);
    }
  }

  /**
   * The mean over a fork's iterations, in the first mode where there are several; empty if its file
   * can't be read or holds no number.
   */
  Optional<Value> of(Path raw, CellKey cell) {
    try {
      return JmhJson.read(raw).stream()
          .filter(result -> result.key().equals(cell))
          .findFirst()
          .flatMap(this::mean);
    } catch (InputException e) {
      return Optional.empty();
    }
  }

  private Optional<Value> mean(JmhResult result) {
    JmhResult.Metric secondary = metric == null ? null : result.secondary().get(metric.name());
    JmhResult.Metric chosen = secondary == null ? result.primary() : secondary;
    String unit = metric == null || secondary == null ? chosen.unit() : metric.label();
    OptionalDouble mean =
        chosen.forks().stream()
            .flatMap(Collection::stream)
            .mapToDouble(d -> d)
            .filter(Double::isFinite)
            .average();
    return mean.isPresent() ? Optional.of(new Value(mean.getAsDouble(), unit)) : Optional.empty();
  }
}
