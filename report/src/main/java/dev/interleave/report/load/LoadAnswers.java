package dev.interleave.report.load;

import dev.interleave.report.stats.Comparison;
import dev.interleave.report.stats.Comparison.Relation;
import dev.interleave.report.stats.Interval;
import dev.interleave.report.text.Digits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which server bears most of a request, in words. Nothing is called better whose interval of the
 * ratio holds 1.
 */
final class LoadAnswers {
  private final LoadSettings settings;

  private LoadAnswers(LoadSettings settings) {
    this.settings = settings;
  }

  static List<LoadAnswer> of(LoadResults results, List<LoadRow> rows) {
    LoadAnswers answers = new LoadAnswers(results.settings());
    return results.requests().stream()
        .map(
            request ->
                answers.of(
                    request, rows.stream().filter(row -> row.request().equals(request)).toList()))
        .toList();
  }

  private LoadAnswer of(LoadTarget request, List<LoadRow> rows) {
    List<LoadRow> sorted =
        rows.stream()
            .filter(row -> row.status() == LoadRow.Status.OK)
            .sorted(Comparator.comparingDouble(this::worth).reversed())
            .toList();
    List<String> details = new ArrayList<>();
    String lead = sorted.isEmpty() ? "no server was measured" : lead(sorted, details);
    rows.stream()
        .filter(row -> row.status() != LoadRow.Status.OK)
        .forEach(row -> details.add(name(row) + ": " + absence(row)));
    return new LoadAnswer(request.title(), lead, details);
  }

  private String lead(List<LoadRow> sorted, List<String> details) {
    LoadRow best = sorted.getFirst();
    List<LoadRow> front = new ArrayList<>(List.of(best));
    boolean unknown = false;
    for (LoadRow row : sorted.subList(1, sorted.size())) {
      Comparison comparison = comparison(best, row);
      unknown |= comparison.relation() == Relation.UNKNOWN;
      if (comparison.relation() == Relation.DIFFERENT) {
        details.add(
            "%s: %s; %s is %s that"
                .formatted(name(row), figure(row), name(best), ratio(best, row)));
      } else {
        front.add(row);
      }
    }
    if (front.size() == 1) {
      return sorted.size() == 1
          ? "%s %s".formatted(name(best), sentence(best))
          : "%s %s, %s the figure of %s, the next"
              .formatted(
                  name(best), sentence(best), ratio(best, sorted.get(1)), name(sorted.get(1)));
    }
    String figures =
        front.stream().map(row -> name(row) + ": " + figure(row)).collect(Collectors.joining("; "));
    return unknown
        ? "too few rounds to tell %d servers apart, which takes %d of each: %s"
            .formatted(front.size(), Interval.MIN_FORKS, figures)
        : "%d servers can't be told apart: %s".formatted(front.size(), figures);
  }

  private String sentence(LoadRow row) {
    return settings.searches()
        ? "keeps %s within %s up to %s requests/s"
            .formatted(settings.quantileName(), bound(), Digits.interval(row.rate()))
        : "answers within %s (%s)".formatted(figure(row), settings.quantileName());
  }

  private String figure(LoadRow row) {
    String least = row.limitedByGenerator() > 0 ? "at least " : "";
    return settings.searches()
        ? least + Digits.interval(row.rate()) + " requests/s"
        : Digits.interval(row.tail().times(1e3)) + " ms";
  }

  private String absence(LoadRow row) {
    return switch (row.status()) {
      case FAILED -> "could not be measured: " + row.failure();
      case NOTHING_KEPT ->
          "no rate that was tried keeps %s within %s".formatted(settings.quantileName(), bound());
      default -> "not run: the budget was used up before";
    };
  }

  private String bound() {
    return Digits.number(settings.boundSeconds() * 1e3) + " ms";
  }

  /** More is better. */
  private double worth(LoadRow row) {
    return settings.searches() ? row.rate().centre() : -row.tail().centre();
  }

  private Comparison comparison(LoadRow best, LoadRow row) {
    return settings.searches()
        ? Comparison.of(best.rates(), row.rates())
        : Comparison.of(best.tails(), row.tails());
  }

  private String ratio(LoadRow best, LoadRow row) {
    return Digits.ratio(comparison(best, row).ratio());
  }

  private static String name(LoadRow row) {
    return row.server().title();
  }
}
