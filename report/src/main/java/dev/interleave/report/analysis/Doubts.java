package dev.interleave.report.analysis;

import dev.interleave.report.input.Fork;
import dev.interleave.report.input.Fork.Conditions;
import dev.interleave.report.input.Run;
import dev.interleave.report.input.Suite;
import dev.interleave.report.measure.Disturbances;
import dev.interleave.report.measure.Measurement;
import dev.interleave.report.stats.Clusters;
import dev.interleave.report.stats.SteadyState.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks for reasons not to trust the numbers. */
final class Doubts {
  private static final double BUSY_LOAD_PER_CORE = 1.5;
  private static final double BUSY_PRESSURE = 0.4;

  private final Catalogue catalogue;
  private final List<Measurement> measurements;
  private final List<Row> headlines;
  private final Names names;
  private final List<Doubt> found = new ArrayList<>();

  private Doubts(Catalogue catalogue, List<Measurement> measurements, List<Row> rows, Names names) {
    this.catalogue = catalogue;
    this.names = names;
    this.measurements = measurements;
    this.headlines = rows.stream().filter(Row::headline).toList();
  }

  /** Worst first. */
  static List<Doubt> of(
      Catalogue catalogue, List<Measurement> measurements, List<Row> rows, Names names) {
    Doubts doubts = new Doubts(catalogue, measurements, rows, names);
    doubts.forks();
    doubts.cells();
    doubts.machine();
    doubts.leftOut();
    return doubts.found;
  }

  private void forks() {
    grouped(
            catalogue.forks().stream()
                .filter(fork -> fork.status() != Fork.Status.OK)
                .filter(fork -> fork.status() != Fork.Status.NOT_RUN)
                .toList(),
            MissingRows::reason)
        .forEach(
            (reason, forks) ->
                found.add(
                    new Doubt.BadForks(
                        forks.size(), reason, each(forks, fork -> names.of(fork.cell())))));
  }

  private void cells() {
    for (Row row : headlines) {
      Row.LimitShare limit = row.limit();
      if (limit != null && limit.share().low() > 1) {
        found.add(new Doubt.AboveLimit(row.name(), limit.share()));
      }
    }
    List<Measurement> drifting =
        measurements.stream().filter(measurement -> drifting(measurement) > 0).toList();
    if (!drifting.isEmpty()) {
      found.add(
          new Doubt.NotSteady(
              drifting.stream().mapToInt(Doubts::drifting).sum(),
              measurements.stream().mapToInt(measurement -> measurement.forks().size()).sum(),
              each(drifting, measurement -> names.of(measurement.id()))));
    }
    for (Row row : headlines) {
      Clusters.of(row.forkValues())
          .ifPresent(
              clusters -> found.add(new Doubt.TwoClusters(row.name(), row.unit(), clusters)));
    }
    List<Row> measured = headlines.stream().filter(row -> row.status().measured()).toList();
    int few = (int) measured.stream().filter(row -> row.status() == Status.FEW_FORKS).count();
    if (few > 0) {
      found.add(new Doubt.TooFewForks(few, measured.size()));
    }
    List<Measurement> mixed =
        measurements.stream().filter(measurement -> measurement.jvms().size() > 1).toList();
    if (!mixed.isEmpty()) {
      found.add(new Doubt.MixedJvms(each(mixed, measurement -> names.of(measurement.id()))));
    }
  }

  private void machine() {
    List<String> machines =
        each(
            catalogue.runs(),
            run -> run.environment().cpuModel() + ", " + run.environment().coresUsed() + " cores");
    if (machines.size() > 1) {
      found.add(new Doubt.MixedMachines(machines));
    }
    List<Fork> throttled = catalogue.forks().stream().filter(Disturbances::isThrottled).toList();
    if (!throttled.isEmpty()) {
      found.add(
          new Doubt.Throttled(
              throttled.size(),
              throttled.stream()
                  .mapToDouble(fork -> orZero(fork.conditions().throttledSeconds()))
                  .sum()));
    }
    double load = median(Conditions::load);
    double pressure = median(Conditions::cpuPressure);
    int cores = catalogue.cores().orElse(1);
    if (load > BUSY_LOAD_PER_CORE * cores || pressure > BUSY_PRESSURE) {
      found.add(new Doubt.BusyMachine(load, pressure, cores));
    }
    List<Double> stolen =
        catalogue.forks().stream()
            .filter(Disturbances::isStolen)
            .map(fork -> orZero(fork.conditions().steal()))
            .toList();
    if (!stolen.isEmpty()) {
      found.add(
          new Doubt.Stolen(
              stolen.size(), stolen.stream().mapToDouble(Double::doubleValue).max().orElse(0)));
    }
    catalogue.runs().stream()
        .map(run -> run.environment().virtualMachine())
        .filter(Objects::nonNull)
        .distinct()
        .forEach(hypervisor -> found.add(new Doubt.VirtualMachine(hypervisor)));
  }

  private void leftOut() {
    List<Suite.Cell> noted =
        headlines.stream()
            .filter(row -> row.status().measured())
            .flatMap(row -> catalogue.cell(row.key()).stream())
            .filter(cell -> cell.note() != null)
            .toList();
    grouped(noted, cell -> Objects.requireNonNull(cell.note()))
        .forEach(
            (note, cells) ->
                found.add(new Doubt.Noted(note, each(cells, cell -> names.of(cell.key())))));
    grouped(
            catalogue.runs().stream().flatMap(run -> run.dropped().stream()).toList(),
            Run.Dropped::reason)
        .forEach(
            (reason, cells) ->
                found.add(new Doubt.Dropped(reason, each(cells, cell -> names.of(cell.cell())))));
  }

  private static int drifting(Measurement measurement) {
    return (int)
        measurement.forks().stream()
            .filter(fork -> fork.steady().verdict() == Verdict.NEVER)
            .count();
  }

  private double median(Function<Conditions, @Nullable Double> value) {
    double[] sorted = conditions(value).mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  private Stream<Double> conditions(Function<Conditions, @Nullable Double> value) {
    return catalogue.forks().stream()
        .map(fork -> value.apply(fork.conditions()))
        .filter(Objects::nonNull);
  }

  private static double orZero(@Nullable Double value) {
    return value == null ? 0 : value;
  }

  private static <T> Map<String, List<T>> grouped(List<T> all, Function<T, String> by) {
    return all.stream().collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
  }

  private static <T> List<String> each(List<T> all, Function<T, String> name) {
    return List.copyOf(all.stream().map(name).collect(Collectors.toCollection(LinkedHashSet::new)));
  }
}
