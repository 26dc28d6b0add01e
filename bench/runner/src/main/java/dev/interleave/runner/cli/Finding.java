package dev.interleave.runner.cli;

import dev.interleave.report.verdicts.Kind;
import dev.interleave.runner.problem.ExitCode;
import dev.interleave.runner.problem.Problem;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A kind of verdict that can fail a build, the worst first. */
enum Finding {
  SLOWER(Kind.SLOWER, ExitCode.SLOWER),
  COULD_NOT_MEASURE(Kind.COULD_NOT_MEASURE, ExitCode.COULD_NOT_MEASURE),
  UNDECIDED(Kind.UNDECIDED, ExitCode.UNDECIDED);

  private final Kind kind;
  private final ExitCode code;

  Finding(Kind kind, ExitCode code) {
    this.kind = kind;
    this.code = code;
  }

  /**
   * Reads {@code --fail-on}.
   *
   * @throws Problem if a word is not possible
   */
  static Set<Finding> parse(List<String> words) {
    Set<Finding> failing = EnumSet.noneOf(Finding.class);
    for (String word : words) {
      boolean known = word.equals("none");
      for (Finding finding : values()) {
        if (finding.kind.id().equals(word)) {
          failing.add(finding);
          known = true;
        }
      }
      if (!known) {
        throw Problem.usage(
            "--fail-on=%s is not possible: allowed are slower, undecided and could-not-measure, separated by commas, or none."
                .formatted(word));
      }
    }
    return failing;
  }

  /**
   * How to end.
   *
   * @param failing what fails a build
   * @param found whether there is a verdict of a kind
   */
  static ExitCode code(Set<Finding> failing, Predicate<Kind> found) {
    return failing.stream()
        .filter(finding -> found.test(finding.kind))
        .findFirst()
        .map(finding -> finding.code)
        .orElse(ExitCode.OK);
  }
}
