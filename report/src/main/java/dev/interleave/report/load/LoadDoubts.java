package dev.interleave.report.load;

import dev.interleave.report.stats.Interval;
import dev.interleave.report.text.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What casts doubt on the figures. */
final class LoadDoubts {
  /** With fewer the generator takes a good part of what the server could have. */
  private static final int FEW_CORES = 4;

  private LoadDoubts() {}

  static List<LoadDoubt> of(LoadResults results, List<LoadRow> rows) {
    List<LoadDoubt> doubts = new ArrayList<>();
    String late = names(rows, row -> row.limitedByGenerator() > 0);
    if (!late.isEmpty()) {
      doubts.add(
          new LoadDoubt(
              "The load generator could not keep up beyond the highest rate of %s: that figure is the generator's, and the server may bear more."
                  .formatted(late),
              "Use a machine with more processors, or a longer --bound."));
    }
    String few =
        names(rows, row -> row.status() == LoadRow.Status.OK && row.forks() < Interval.MIN_FORKS);
    if (!few.isEmpty()) {
      doubts.add(
          new LoadDoubt(
              "Fewer than %d rounds, so no interval: %s.".formatted(Interval.MIN_FORKS, few),
              "Give a larger --budget, or select servers and requests."));
    }
    String failing = names(rows, row -> row.errors().all() > 0);
    if (!failing.isEmpty()) {
      doubts.add(
          new LoadDoubt(
              "Some requests had no right answer, and count as late: %s.".formatted(failing),
              rows.stream()
                  .map(row -> row.errors().first())
                  .filter(Objects::nonNull)
                  .findFirst()
                  .map("The first: %s."::formatted)
                  .orElse("load.json has them.")));
    }
    int cores = results.environment().cores();
    if (cores < FEW_CORES) {
      doubts.add(
          new LoadDoubt(
              "Server and load generator share %s; the generator's processor time is in load.csv."
                  .formatted(Digits.count(cores, "core")),
              "What is compared are servers beside the same generator, not servers alone."));
    }
    return doubts;
  }

  private static String names(List<LoadRow> rows, Predicate<LoadRow> which) {
    return rows.stream()
        .filter(which)
        .map(row -> row.server().id() + "/" + row.request().id())
        .collect(Collectors.joining(", "));
  }
}
