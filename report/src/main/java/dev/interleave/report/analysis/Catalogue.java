package dev.interleave.report.analysis;

import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Fork;
import dev.interleave.report.input.Run;
import dev.interleave.report.input.Source;
import dev.interleave.report.input.Suite;
import dev.interleave.report.measure.Measurement;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What all the sources together say of cells and of the machine; the first to say something wins.
 */
final class Catalogue {
  private final List<Suite> suites;
  private final List<Run> runs;
  private final List<Fork> forks;
  private final Map<CellKey, Suite.Cell> cells;
  private final Map<CellKey, Suite.NotRun> notRun;

  Catalogue(List<Source> sources) {
    suites = sources.stream().map(Source::suite).filter(Objects::nonNull).toList();
    runs = sources.stream().map(Source::run).filter(Objects::nonNull).toList();
    forks = sources.stream().flatMap(source -> source.forks().stream()).toList();
    cells = byFirst(suites, Suite::cells, Suite.Cell::key);
    notRun = byFirst(suites, Suite::notRun, Suite.NotRun::key);
  }

  /** The page's title. */
  String title() {
    return suites.stream().map(Suite::title).findFirst().orElse("JMH results");
  }

  Suite.@Nullable Metric metric() {
    return suites.isEmpty() ? null : suites.getFirst().metric();
  }

  List<String> axes() {
    return suites.stream().flatMap(suite -> suite.axes().stream()).distinct().toList();
  }

  List<Suite.Series> series() {
    return List.copyOf(byFirst(suites, Suite::series, Suite.Series::id).values());
  }

  Collection<Suite.View> views() {
    return byFirst(suites, Suite::views, Suite.View::id).values();
  }

  List<Suite.Cost> costs() {
    return List.copyOf(byFirst(suites, Suite::costs, Suite.Cost::metric).values());
  }

  /** Percentiles of what units took. */
  List<Suite.Cost> latencies() {
    return List.copyOf(byFirst(suites, Suite::latencies, Suite.Cost::metric).values());
  }

  List<Suite.NotRun> notRun() {
    return suites.stream().flatMap(suite -> suite.notRun().stream()).toList();
  }

  Optional<Suite.Cell> cell(CellKey key) {
    return Optional.ofNullable(cells.get(key));
  }

  /** A further fact about a cell, be it one that is not run; null where no suite states it. */
  @Nullable String attribute(CellKey key, String name) {
    Suite.Cell cell = cells.get(key);
    if (cell != null) {
      return cell.attributes().get(name);
    }
    Suite.NotRun left = notRun.get(key);
    return left == null ? null : left.attributes().get(name);
  }

  Collection<Suite.Cell> cells() {
    return cells.values();
  }

  /** In the suite's order; what it does not know comes after, in the order of the files. */
  List<Measurement> sorted(List<Measurement> measurements) {
    List<CellKey> order = List.copyOf(cells.keySet());
    Map<CellKey, Integer> places = new HashMap<>();
    order.forEach(key -> places.put(key, places.size()));
    return measurements.stream()
        .sorted(
            Comparator.comparingInt(
                measurement -> places.getOrDefault(measurement.id().key(), order.size())))
        .toList();
  }

  /** Every cell that is named anywhere but in results. */
  Stream<CellKey> keys() {
    return Stream.of(
            cells.keySet().stream(),
            notRun().stream().map(Suite.NotRun::key),
            forks.stream().map(Fork::cell))
        .flatMap(keys -> keys);
  }

  List<Run> runs() {
    return runs;
  }

  List<Fork> forks() {
    return forks;
  }

  /** Processors that the forks were allowed; empty where no run says so. */
  Optional<Integer> cores() {
    return runs.stream().map(run -> run.environment().coresUsed()).findFirst();
  }

  private static <K, V> Map<K, V> byFirst(
      List<Suite> suites, Function<Suite, List<V>> values, Function<V, K> key) {
    Map<K, V> map = new LinkedHashMap<>();
    suites.forEach(
        suite -> values.apply(suite).forEach(value -> map.putIfAbsent(key.apply(value), value)));
    return map;
  }
}
