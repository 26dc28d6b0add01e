package dev.interleave.report.render.comparison;

import dev.interleave.report.analysis.Names;
import dev.interleave.report.compare.Judgement;
import dev.interleave.report.compare.Verdict;
import dev.interleave.report.input.Suite;
import dev.interleave.report.pairing.Compared;
import dev.interleave.report.pairing.ComparedBuilds;
import dev.interleave.report.pairing.PairedForks;
import dev.interleave.report.pairing.Side;
import dev.interleave.report.stats.Interval;
import dev.interleave.report.text.Digits;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A subject in words, for every format alike.
 *
 * @param name the cell, short
 * @param metric time, allocation or another
 * @param kind of its verdict
 * @param change from baseline to candidate with its interval; above 0 is worse
 * @param baseline centre of its forks, with unit
 * @param candidate centre of its forks, with unit
 * @param pairs that were measured
 * @param findable the smallest slowdown that this run could have found
 * @param reason why there is no claim, or empty
 */
record VerdictRow(
    Compared compared,
    String name,
    String metric,
    Kind kind,
    String change,
    String baseline,
    String candidate,
    int pairs,
    String findable,
    String reason) {

  /** Kinds of verdicts, the most urgent first. */
  enum Kind {
    SLOWER("slower"),
    COULD_NOT_MEASURE("could not be measured"),
    UNDECIDED("undecided"),
    FASTER("faster"),
    SAME("the same");

    final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /** All, the most urgent first. */
  static List<VerdictRow> of(ComparedBuilds builds) {
    Suite suite = builds.suite();
    Names names =
        new Names(
            builds.compared().stream().map(one -> one.subject().cell()).toList(),
            List.of(),
            suite == null ? List.of() : suite.axes());
    return builds.compared().stream()
        .map(one -> of(one, names))
        .sorted(Comparator.comparing(VerdictRow::kind))
        .toList();
  }

  private static VerdictRow of(Compared one, Names names) {
    Judgement judgement = one.judgement();
    return new VerdictRow(
        one,
        names.of(one.subject().cell()),
        judgement.subject().metric(),
        kind(judgement.verdict()),
        change(judgement.estimate().ratio()),
        centre(one, Side.BASELINE),
        centre(one, Side.CANDIDATE),
        judgement.pairs(),
        findable(judgement.sensitivity().smallest()),
        reason(judgement.verdict()));
  }

  private static Kind kind(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Claim.SLOWER -> Kind.SLOWER;
      case Verdict.Claim.FASTER -> Kind.FASTER;
      case Verdict.Claim.SAME -> Kind.SAME;
      case Verdict.Undecided undecided -> Kind.UNDECIDED;
      case Verdict.CouldNotMeasure not -> Kind.COULD_NOT_MEASURE;
    };
  }

  private static String reason(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Claim claim -> "";
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

  /** {@code +3.1 % [+2.0, +4.3]}. */
  private static String change(Interval ratio) {
    if (Double.isNaN(ratio.centre())) {
      return "–";
    }
    String centre = signed(ratio.centre()) + " %";
    return ratio.known()
        ? "%s [%s, %s]".formatted(centre, signed(ratio.low()), signed(ratio.high()))
        : centre;
  }

  private static String signed(double ratio) {
    double percent = 100 * (ratio - 1);
    if (!Double.isFinite(percent)) {
      return "∞";
    }
    int digits = Math.abs(percent) < 10 ? 1 : 0;
    return String.format(Locale.ROOT, "%+." + digits + "f", percent);
  }

  private static String findable(double smallest) {
    if (Double.isNaN(smallest)) {
      return "–";
    }
    return Double.isInfinite(smallest)
        ? "none"
        : String.format(Locale.ROOT, "%+.1f %%", 100 * smallest);
  }

  private static String centre(Compared one, Side side) {
    List<Double> values =
        one.subject().pairs().stream()
            .map(PairedForks::values)
            .map(pair -> side == Side.BASELINE ? pair.baseline() : pair.candidate())
            .toList();
    return values.isEmpty()
        ? "–"
        : Digits.value(values.stream().mapToDouble(d -> d).average().orElse(Double.NaN))
            + " "
            + one.subject().unit();
  }

  /** How many pairs its change and interval rest on: of a suspicion that was tested, fresh ones. */
  private int tested() {
    return compared.judgement().estimate().ratio().forks();
  }

  /** What is said of it, as a sentence without a full stop. */
  String sentence() {
    return switch (kind) {
      case SLOWER, FASTER ->
          "%s: %s is %s, %s over %d pairs".formatted(name, metric, kind.words, change, tested());
      case SAME ->
          "%s: %s is the same within the margin, %s over %d pairs"
              .formatted(name, metric, change, tested());
      case UNDECIDED ->
          "%s: %s is undecided, %s over %d pairs; %s; the smallest slowdown that could have been found: %s"
              .formatted(name, metric, change, tested(), reason, findable);
      case COULD_NOT_MEASURE -> "%s could not be measured: %s".formatted(name, reason);
    };
  }
}
