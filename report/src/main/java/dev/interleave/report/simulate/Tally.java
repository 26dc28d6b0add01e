package dev.interleave.report.simulate;

import dev.interleave.report.simulate.Contender.Call;
import dev.interleave.report.simulate.Contender.Calls;
import dev.interleave.report.stats.Rate;

/**
 * How often a rule was right and wrong. Counts alone, so that sums do not depend on their order.
 *
 * @param builds simulated
 * @param falseAlarms builds in which some benchmark that is not slower was called so
 * @param falseFaster builds in which some benchmark was called faster; none ever is
 * @param slower benchmarks that are slower
 * @param found of those, the ones that were called so
 * @param missed of those, the ones that were called the same
 * @param unchanged benchmarks that are not slower
 * @param same of those, the ones that were called so
 * @param pairs that were measured
 */
public record Tally(
    long builds,
    long falseAlarms,
    long falseFaster,
    long slower,
    long found,
    long missed,
    long unchanged,
    long same,
    long pairs) {
  static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0);

  static Tally of(SimulatedBuild build, Calls calls) {
    int slower = build.scenario().slower();
    var truly = calls.calls().subList(0, slower);
    var others = calls.calls().subList(slower, calls.calls().size());
    return new Tally(
        1,
        others.contains(Call.SLOWER) ? 1 : 0,
        calls.calls().contains(Call.FASTER) ? 1 : 0,
        truly.size(),
        count(truly, Call.SLOWER),
        count(truly, Call.SAME),
        others.size(),
        count(others, Call.SAME),
        calls.pairs());
  }

  private static long count(java.util.List<Call> calls, Call call) {
    return calls.stream().filter(call::equals).count();
  }

  Tally plus(Tally other) {
    return new Tally(
        builds + other.builds,
        falseAlarms + other.falseAlarms,
        falseFaster + other.falseFaster,
        slower + other.slower,
        found + other.found,
        missed + other.missed,
        unchanged + other.unchanged,
        same + other.same,
        pairs + other.pairs);
  }

  /** False alarms per build. */
  public Rate alarms() {
    return Rate.of(falseAlarms, builds);
  }

  /** Power. */
  public Rate power() {
    return Rate.of(found, slower);
  }

  /** Minutes that a comparison took. */
  public double minutes() {
    return pairs * Scenario.SECONDS_PER_PAIR / 60 / builds;
  }
}
