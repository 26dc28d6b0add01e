package dev.interleave.runner.accept;

import dev.interleave.report.accept.Acceptance;
import dev.interleave.report.accept.Judged;
import dev.interleave.report.text.Percents;
import dev.interleave.report.text.Wrap;
import dev.interleave.runner.problem.Problem;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The verdict that a user means, which is "slower". */
public record Slowdown(Judged judged) {
  private static final int SHOWN = 20;

  /**
   * Finds it.
   *
   * @param benchmark its full name, its name as printed, or a part of one or a regular expression
   *     that no other has
   * @param metric null for the one that is slower
   * @param verdicts of the comparison
   * @param file that they are from
   * @throws Problem where there is no such verdict, or there are several
   */
  public static Slowdown of(
      String benchmark, @Nullable String metric, List<Judged> verdicts, Path file) {
    List<Judged> named = named(benchmark, verdicts);
    List<String> benchmarks =
        named.stream().map(one -> one.subject().benchmark()).distinct().toList();
    if (benchmarks.size() != 1) {
      throw Problem.usage(
          "%s is the name of %s benchmarks in %s: give one of%n%s"
              .formatted(
                  benchmark,
                  benchmarks.isEmpty() ? "none of the" : "several",
                  file,
                  list(benchmarks.isEmpty() ? verdicts : named)));
    }
    List<Judged> slower =
        named.stream()
            .filter(one -> metric == null ? one.isSlower() : metric.equals(one.subject().metric()))
            .toList();
    if (slower.size() > 1) {
      throw Problem.usage(
          "%s is slower in several metrics: accept one after the other, with --metric.%n%s"
              .formatted(benchmark, list(slower)));
    }
    if (slower.isEmpty()) {
      throw Problem.usage(
          "%s is %s in %s. What is there:%n%s"
              .formatted(
                  benchmark,
                  metric == null ? "not slower" : "not measured by --metric=" + metric,
                  file,
                  list(named)));
    }
    return new Slowdown(requireSlower(slower.getFirst(), file));
  }

  private static Judged requireSlower(Judged one, Path file) {
    if (!one.isSlower()) {
      throw Problem.usage(
          "%s is %s in %s, and only what is slower can be accepted. Its change: %s."
              .formatted(one.subject(), one.verdict(), file, Percents.change(one.ratio())));
    }
    if (!(one.ratio().high() > 1) || Double.isInfinite(one.ratio().high())) {
      throw Problem.usage(
          "%s has no upper bound above 1 in %s, but %s. Compare again."
              .formatted(one.subject(), file, one.ratio().high()));
    }
    return one;
  }

  /** What matches most literally. */
  private static List<Judged> named(String benchmark, List<Judged> verdicts) {
    Stream<Predicate<String>> ways =
        Stream.of(benchmark::equals, name -> name.contains(benchmark), found(benchmark));
    return ways.map(
            way ->
                verdicts.stream()
                    .filter(one -> way.test(one.subject().benchmark()) || way.test(one.name()))
                    .toList())
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static Predicate<String> found(String regex) {
    try {
      return Pattern.compile(regex).asPredicate();
    } catch (PatternSyntaxException e) {
      return name -> false; // A name may have brackets; then nothing matches, and that is told.
    }
  }

  private static String list(List<Judged> verdicts) {
    String lines =
        verdicts.stream()
            .limit(SHOWN)
            .map(
                one ->
                    "  %s (%s): %s, %s"
                        .formatted(
                            Wrap.line(one.subject().benchmark()),
                            one.subject().metric(),
                            one.verdict(),
                            Percents.change(one.ratio())))
            .collect(Collectors.joining(System.lineSeparator()));
    int more = verdicts.size() - SHOWN;
    return more > 0 ? "%s%n  and %d more".formatted(lines, more) : lines;
  }

  /**
   * Accepts it, up to the upper bound of its interval.
   *
   * @param baseline the old build, for people
   * @param candidate the new build, for people
   */
  public Acceptance accept(String baseline, String candidate, LocalDate date, String reason) {
    return new Acceptance(
        judged.subject(),
        Acceptance.readable(judged.ratio().high()),
        baseline,
        candidate,
        date,
        reason);
  }
}
