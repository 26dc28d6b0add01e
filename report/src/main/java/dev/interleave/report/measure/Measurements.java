package dev.interleave.report.measure;

import dev.interleave.report.input.Fork;
import dev.interleave.report.input.JmhResult;
import dev.interleave.report.input.JmhResult.Metric;
import dev.interleave.report.input.Source;
import dev.interleave.report.stats.SteadyState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gathers results by what they measured: one file for each fork and one file for all give the same.
 */
public final class Measurements {
  private final CellId id;
  private final Map<String, String> units = new LinkedHashMap<>();
  private final List<ForkSeries> forks = new ArrayList<>();
  private final Set<String> jvms = new LinkedHashSet<>();

  private Measurements(CellId id) {
    this.id = id;
  }

  /** Every measurement, in the order in which each is first met. */
  public static List<Measurement> of(List<Source> sources) {
    Map<CellId, Measurements> byCell = new LinkedHashMap<>();
    for (Source source : sources) {
      for (Source.Result result : source.results()) {
        JmhResult jmh = result.jmh();
        CellId id = new CellId(jmh.key(), jmh.mode(), jmh.threads());
        byCell.computeIfAbsent(id, Measurements::new).add(result);
      }
    }
    return byCell.values().stream()
        .map(cell -> new Measurement(cell.id, cell.units, cell.forks, cell.jvms))
        .toList();
  }

  private void add(Source.Result result) {
    JmhResult jmh = result.jmh();
    Map<String, Metric> metrics = new LinkedHashMap<>();
    metrics.put(id.mode().shortName(), jmh.primary());
    jmh.secondary().forEach(metrics::putIfAbsent);
    metrics.forEach((name, metric) -> units.putIfAbsent(name, metric.unit()));
    // A runner may hand each fork properties of its own; its flags are the run's.
    String flags = result.fork() == null ? " " + String.join(" ", jmh.jvmArgs()) : "";
    jvms.add(jmh.jdkVersion() + " " + jmh.vmName() + flags);
    int count = jmh.primary().forks().size();
    for (int i = 0; i < count; i++) {
      forks.add(fork(result, metrics, i, count));
    }
  }

  private ForkSeries fork(Source.Result result, Map<String, Metric> metrics, int i, int count) {
    Map<String, List<Double>> iterations = new LinkedHashMap<>();
    metrics.forEach(
        (name, metric) -> {
          if (i < metric.forks().size()) {
            iterations.put(name, metric.forks().get(i));
          }
        });
    Fork fork = result.fork();
    // A runner's warm-up belongs to the one fork of its file.
    List<Double> warmup = fork == null || count > 1 ? List.of() : fork.warmup();
    List<Double> primary = iterations.getOrDefault(id.mode().shortName(), List.of());
    SteadyState steady = SteadyState.of(warmup, primary);
    percentiles(result.jmh().primary(), i, steady).forEach((k, v) -> iterations.put(k, List.of(v)));
    if (fork != null && count == 1) {
      RecordedTimes.of(fork.histograms(), result.file())
          .forEach(
              (metric, value) -> {
                units.putIfAbsent(metric, RecordedTimes.UNIT);
                iterations.put(metric, List.of(value));
              });
    }
    return new ForkSeries(
        result.file(),
        fork == null ? forks.size() + 1 : fork.index(),
        fork == null ? 0 : fork.round(),
        warmup,
        iterations,
        steady);
  }

  private Map<String, Double> percentiles(Metric primary, int fork, SteadyState steady) {
    if (fork >= primary.samples().size()) {
      return Map.of();
    }
    Map<String, Double> found =
        SamplePercentile.of(primary.samples().get(fork).stream().skip(steady.from()).toList());
    found
        .keySet()
        .forEach(
            key ->
                units.putIfAbsent(
                    key, key.equals(SamplePercentile.COUNT) ? "samples" : primary.unit()));
    return found;
  }
}
