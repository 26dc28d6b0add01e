package dev.interleave.report.accept;

import dev.interleave.report.compare.Subject;
import dev.interleave.report.compare.Verdict;
import dev.interleave.report.stats.Interval;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All slowdowns that were accepted, at most one of each subject.
 *
 * @param from where they were read, for people; empty for none
 * @param all sorted by benchmark and metric
 */
public record Acceptances(String from, List<Acceptance> all) {
  /** Nothing was accepted. */
  public static final Acceptances NONE = new Acceptances("", List.of());

  public Acceptances {
    all =
        all.stream()
            .sorted(
                Comparator.comparing((Acceptance one) -> one.subject().benchmark())
                    .thenComparing(one -> one.subject().metric()))
            .toList();
  }

  /**
   * What they make of a verdict.
   *
   * @param ratio how many times as slow it has become, with its interval
   */
  public Standing standing(Subject subject, Verdict verdict, Interval ratio) {
    if (verdict != Verdict.Claim.SLOWER) {
      return Standing.None.NONE;
    }
    return of(subject)
        .<Standing>map(
            acceptance ->
                ratio.low() > acceptance.ratio()
                    ? new Standing.Beyond(acceptance)
                    : new Standing.Accepted(acceptance))
        .orElse(Standing.None.NONE);
  }

  /** That of a subject. */
  public Optional<Acceptance> of(Subject subject) {
    return all.stream().filter(one -> one.subject().equals(subject)).findFirst();
  }

  /** These and another one, which replaces that of its subject. */
  public Acceptances with(Acceptance acceptance) {
    return new Acceptances(
        from,
        Stream.concat(
                all.stream().filter(one -> !one.subject().equals(acceptance.subject())),
                Stream.of(acceptance))
            .toList());
  }
}
