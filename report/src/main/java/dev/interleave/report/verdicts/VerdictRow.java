package dev.interleave.report.verdicts;

import dev.interleave.report.accept.Acceptance;
import dev.interleave.report.accept.Acceptances;
import dev.interleave.report.accept.Standing;
import dev.interleave.report.compare.Judgement;
import dev.interleave.report.compare.Verdict;
import dev.interleave.report.pairing.Compared;
import dev.interleave.report.pairing.PairedForks;
import dev.interleave.report.pairing.PairedSubject;
import dev.interleave.report.pairing.Side;
import dev.interleave.report.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A metric of a benchmark with its verdict, for every format alike.
 *
 * @param compared what it is made from
 * @param name of the cell, short
 * @param standing what acceptances make of the verdict
 * @param kind of the verdict
 * @param reason why there is no claim, or what was accepted, without a full stop; else empty
 * @param baseline centre of the old build's forks of the pairs that were tested, in the metric's
 *     unit; NaN without any
 * @param candidateInterval the same of the new build, with its 95 % interval
 * @param points every pair, in the order of measuring
 */
public record VerdictRow(
    Compared compared,
    String name,
    Standing standing,
    Kind kind,
    String reason,
    double baseline,
    Interval candidateInterval,
    List<PairPoint> points) {
  public VerdictRow {
    points = List.copyOf(points);
  }

  static VerdictRow of(Compared one, String name, Troubles troubles, Acceptances acceptances) {
    Judgement judgement = one.judgement();
    Standing standing =
        acceptances.standing(
            judgement.subject(), judgement.verdict(), judgement.estimate().ratio());
    Kind kind = Kind.of(judgement.verdict(), standing);
    List<PairPoint> points = points(one, kind, troubles);
    return new VerdictRow(
        one,
        name,
        standing,
        kind,
        reason(judgement.verdict(), standing),
        interval(points, pair -> pair.values().baseline()).centre(),
        interval(points, pair -> pair.values().candidate()),
        points);
  }

  private static List<PairPoint> points(Compared one, Kind kind, Troubles troubles) {
    PairedSubject subject = one.subject();
    int tested = one.judgement().estimate().ratio().forks();
    // Fresh pairs come last. Without a ratio of every pair nothing was tested, and all are shown.
    int screened = kind == Kind.COULD_NOT_MEASURE ? 0 : subject.pairs().size() - tested;
    List<PairPoint> points = new ArrayList<>();
    for (PairedForks pair : subject.pairs()) {
      points.add(
          new PairPoint(
              pair,
              pair.values().worse(subject.direction()),
              points.size() >= screened,
              troubles.of(Side.BASELINE, pair.baseline()),
              troubles.of(Side.CANDIDATE, pair.candidate())));
    }
    return points;
  }

  private static Interval interval(List<PairPoint> points, ToDoubleFunction<PairedForks> value) {
    return Interval.of(
        points.stream()
            .filter(PairPoint::tested)
            .map(point -> value.applyAsDouble(point.forks()))
            .toList());
  }

  private static String reason(Verdict verdict, Standing standing) {
    return switch (verdict) {
      case Verdict.Claim claim -> Sentences.of(standing);
      case Verdict.CouldNotMeasure(String reason) -> reason;
      case Verdict.Undecided(Verdict.Cause cause) ->
          switch (cause) {
            case NOT_CONFIRMED ->
                "it looked different at first, and fresh pairs did not confirm it";
            case NO_BUDGET -> "it looks different, and there was no time to confirm it";
            case TOO_FEW_PAIRS -> "too few pairs for any claim: allow a larger budget";
            case TOO_NOISY -> "its interval reaches beyond the margin";
          };
    };
  }

  /** Centre of the new build's forks of the pairs that were tested; NaN without any. */
  public double candidate() {
    return candidateInterval.centre();
  }

  /** Up to which ratio its slowdown was accepted; NaN where it was not. */
  public double acceptedRatio() {
    return switch (standing) {
      case Standing.None none -> Double.NaN;
      case Standing.Accepted(Acceptance acceptance) -> acceptance.ratio();
      case Standing.Beyond(Acceptance acceptance) -> acceptance.ratio();
    };
  }

  /** Time, allocation, or another. */
  public String metric() {
    return compared.subject().subject().metric();
  }

  /** JMH's unit of the metric. */
  public String unit() {
    return compared.subject().unit();
  }

  /** How many times as slow the candidate is; above 1 is worse, whatever the metric. */
  public Interval ratio() {
    return compared.judgement().estimate().ratio();
  }

  /** All pairs that were measured. */
  public int pairs() {
    return compared.judgement().pairs();
  }

  /** The smallest slowdown that would have been found, as a fraction. */
  public double smallest() {
    return compared.judgement().sensitivity().smallest();
  }

  /** How many forks of a build had this trouble. */
  public int count(Side side, Trouble trouble) {
    return (int) points.stream().filter(point -> point.of(side).contains(trouble)).count();
  }

  /** Whether its pairs are worth a look one by one: it changed, or nobody can say. */
  public boolean isSuspect() {
    return (kind.isChange() || kind == Kind.UNDECIDED) && !points.isEmpty();
  }
}
