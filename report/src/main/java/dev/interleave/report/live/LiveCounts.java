package dev.interleave.report.live;

import dev.interleave.report.compare.Settings;
import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Suite;
import dev.interleave.report.live.LiveCase.Call;
import dev.interleave.report.pairing.ComparedBuilds;
import dev.interleave.report.stats.Rate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How often verdicts of real comparisons were right.
 *
 * @param settings of the rule that came to them
 * @param builds that were compared
 * @param cases every metric of every cell of every build
 */
public record LiveCounts(Settings settings, int builds, List<LiveCase> cases) {
  private static final String ALL = "all";

  public LiveCounts {
    cases = List.copyOf(cases);
  }

  /**
   * Holds verdicts against what was injected.
   *
   * @param builds one comparison at least, each of a suite that says what it injects
   * @throws IllegalArgumentException if one does not say so
   */
  public static LiveCounts of(List<ComparedBuilds> builds) {
    List<LiveCase> cases = new ArrayList<>();
    for (int i = 0; i < builds.size(); i++) {
      ComparedBuilds one = builds.get(i);
      Map<CellKey, Injection> injections = injections(one.suite());
      int build = i + 1;
      one.compared().stream()
          .map(
              each -> {
                CellKey cell = each.subject().cell();
                Injection injected =
                    Objects.requireNonNull(injections.get(cell), () -> cell + " is in no suite");
                return new LiveCase(build, injected, cell, each.judgement());
              })
          .forEach(cases::add);
    }
    return new LiveCounts(builds.getFirst().settings(), builds.size(), cases);
  }

  private static Map<CellKey, Injection> injections(@Nullable Suite suite) {
    return Objects.requireNonNull(suite, "a suite says what is injected").cells().stream()
        .collect(Collectors.toMap(Suite.Cell::key, Injection::of));
  }

  /** What truly is slower, by kind, metric and size. */
  public List<LiveRow> slower() {
    return rows(LiveCase::isSlower, one -> one.injected().kind(), LiveCase::metric);
  }

  /** What truly is slower, by size alone. */
  public List<LiveRow> slowerBySize() {
    return rows(LiveCase::isSlower, one -> ALL, one -> ALL).stream()
        .sorted(Comparator.comparingDouble(LiveRow::percent))
        .toList();
  }

  /** What is not slower, by kind and metric. */
  public List<LiveRow> unchanged() {
    return rows(one -> !one.isSlower(), one -> one.injected().kind(), LiveCase::metric);
  }

  private record Key(String kind, String metric, double percent) {}

  private List<LiveRow> rows(
      Predicate<LiveCase> which,
      Function<LiveCase, String> kind,
      Function<LiveCase, String> metric) {
    Map<Key, List<LiveCase>> byKey =
        cases.stream()
            .filter(which)
            .collect(
                Collectors.groupingBy(
                    one ->
                        new Key(
                            kind.apply(one),
                            metric.apply(one),
                            one.isSlower() ? one.injected().percent() : 0),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return byKey.entrySet().stream()
        .map(
            row ->
                new LiveRow(
                    row.getKey().kind, row.getKey().metric, row.getKey().percent, row.getValue()))
        .toList();
  }

  /** All that truly is slower; its rate is what was found. */
  public LiveRow allSlower() {
    return new LiveRow(ALL, ALL, Double.NaN, cases.stream().filter(LiveCase::isSlower).toList());
  }

  /** All that is not slower; its rate is that of false alarms by comparison. */
  public LiveRow allUnchanged() {
    return new LiveRow(ALL, ALL, 0, cases.stream().filter(one -> !one.isSlower()).toList());
  }

  /** Builds with a false alarm, which is what the rule makes its promise of. */
  public Rate alarms() {
    return Rate.of(buildsWith(LiveCase::isFalseAlarm), builds);
  }

  /** Builds in which something was called faster; nothing ever is. */
  public Rate falseFaster() {
    return Rate.of(buildsWith(one -> one.call() == Call.FASTER), builds);
  }

  private long buildsWith(Predicate<LiveCase> which) {
    return cases.stream().filter(which).map(LiveCase::build).distinct().count();
  }

  /** False alarms, one by one. */
  public List<LiveCase> falseAlarms() {
    return cases.stream().filter(LiveCase::isFalseAlarm).toList();
  }

  /**
   * Whether builds have significantly more false alarms than promised, either way: the 95 %
   * interval of their rate lies above it. Of two builds one is enough for that, of ten it takes
   * two.
   */
  public boolean isBroken() {
    return alarms().low() > settings.alpha() || falseFaster().low() > settings.alpha();
  }
}
