package dev.interleave.report.live;

import dev.interleave.report.live.LiveCase.Call;
import dev.interleave.report.stats.Rate;
import java.util.List;

/**
 * Cases that are alike.
 *
 * @param kind of what was injected, or of all kinds
 * @param metric that was compared, or any
 * @param percent by which all of them are slower; 0 for cases that are not
 * @param cases none is left out, whatever its verdict
 */
public record LiveRow(String kind, String metric, double percent, List<LiveCase> cases) {
  public LiveRow {
    cases = List.copyOf(cases);
  }

  public int of() {
    return cases.size();
  }

  public int count(Call call) {
    return (int) cases.stream().filter(one -> one.call() == call).count();
  }

  /** How many of them were called slower: found, or false alarms where they are not. */
  public Rate slower() {
    return Rate.of(count(Call.SLOWER), of());
  }

  /** How many times as slow they were measured to be, in the geometric mean; NaN where unknown. */
  public double measured() {
    return Math.exp(
        cases.stream()
            .mapToDouble(one -> one.judgement().estimate().ratio().centre())
            .filter(ratio -> ratio > 0)
            .map(Math::log)
            .average()
            .orElse(Double.NaN));
  }
}
