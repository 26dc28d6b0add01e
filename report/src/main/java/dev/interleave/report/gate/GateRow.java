package dev.interleave.report.gate;

import dev.interleave.report.accept.Acceptances;
import dev.interleave.report.accept.Standing;
import dev.interleave.report.accept.Standing.None;
import dev.interleave.report.compare.Subject;
import dev.interleave.report.compare.Verdict;
import dev.interleave.report.compare.Verdict.CouldNotMeasure;
import dev.interleave.report.stats.Interval;
import dev.interleave.report.verdicts.Kind;
import dev.interleave.report.verdicts.Sentences;

/**
 * A metric of a benchmark with its verdict.
 *
 * @param series of this run
 * @param standing what was accepted of it
 * @param reason why there is no claim of which nothing was accepted, without a full stop; empty for
 *     a claim
 * @param ratio how many times as slow it is as in the baseline; its forks are this run's
 * @param stored forks of the baseline that it is held against
 * @param threshold the slowdown from which on it would be called slower, as a fraction
 * @param smallest the smallest slowdown that would have been found, as a fraction
 */
public record GateRow(
    Series series,
    Verdict verdict,
    Standing standing,
    String reason,
    Interval ratio,
    int stored,
    double threshold,
    double smallest) {

  static GateRow notMeasured(Series series, String reason) {
    return new GateRow(
        series,
        new CouldNotMeasure(reason),
        None.NONE,
        reason,
        new Interval(Double.NaN, Double.NaN, Double.NaN, series.size()),
        0,
        Double.NaN,
        Double.NaN);
  }

  /** The same verdict beside what was accepted. */
  GateRow with(Acceptances acceptances) {
    SeriesId id = series.id();
    Standing found =
        acceptances.standing(new Subject(id.cell().toString(), id.metric()), verdict, ratio);
    return found == None.NONE
        ? this
        : new GateRow(
            series, verdict, found, Sentences.of(found), ratio, stored, threshold, smallest);
  }

  public Kind kind() {
    return Kind.of(verdict, standing);
  }

  /** Forks of this run. */
  public int forks() {
    return series.size();
  }
}
