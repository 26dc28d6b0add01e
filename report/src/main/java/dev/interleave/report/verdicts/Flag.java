package dev.interleave.report.verdicts;

import dev.interleave.report.text.Digits;
import dev.interleave.report.text.Percents;
import dev.interleave.report.text.Wrap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A reason to look twice at the verdicts, with advice; plain text, sentences. No fork is left out
 * for any of them.
 */
public sealed interface Flag {
  /** What was seen, with the numbers. */
  String message();

  /** What to do about it. */
  String advice();

  /** How many of each build's forks. */
  record Forks(int baseline, int ofBaseline, int candidate, int ofCandidate) {
    int all() {
      return baseline + candidate;
    }

    @Override
    public String toString() {
      return "%d of %s of the baseline and %d of %d of the candidate"
          .formatted(baseline, Digits.count(ofBaseline, "fork"), candidate, ofCandidate);
    }
  }

  /** A comparison of a build with itself. */
  record SameJar() implements Flag {
    @Override
    public String message() {
      return "Both jars are the same, byte for byte (A/A).";
    }

    @Override
    public String advice() {
      return "Any \"slower\" or \"faster\" here is a false alarm: this measures the comparison"
          + " itself.";
    }
  }

  /** Builds that were not measured alike. */
  record Different(List<Fact> facts) implements Flag {
    public Different {
      facts = List.copyOf(facts);
    }

    @Override
    public String message() {
      return "The builds were measured differently. " + sentence(facts);
    }

    static String sentence(List<Fact> facts) {
      return facts.stream()
          .map(
              fact ->
                  "%s: %s for the baseline, %s for the candidate"
                      .formatted(fact.name(), orNone(fact.baseline()), orNone(fact.candidate())))
          .collect(Collectors.joining("; ", "", "."));
    }

    private static String orNone(String value) {
      return value.isBlank() ? "none" : Wrap.cut(value, 100);
    }

    @Override
    public String advice() {
      return "What differs may be the cause of any change: make it the same and compare again.";
    }
  }

  /** One jar that was measured in two ways. */
  record OneJar(List<Fact> facts) implements Flag {
    public OneJar {
      facts = List.copyOf(facts);
    }

    @Override
    public String message() {
      return "Both jars are the same, byte for byte, and were measured differently. "
          + Different.sentence(facts);
    }

    @Override
    public String advice() {
      return "This compares these settings, not code: any change is due to them.";
    }
  }

  /**
   * Acceptances of what is not slower.
   *
   * @param from the file
   */
  record Unneeded(String from, List<String> subjects) implements Flag {
    public Unneeded {
      subjects = List.copyOf(subjects);
    }

    @Override
    public String message() {
      return "%s of %s can be removed, as what was accepted is not slower: %s."
          .formatted(Digits.count(subjects.size(), "line"), from, Some.of(subjects));
    }

    @Override
    public String advice() {
      return "A slowdown to come would pass for accepted.";
    }
  }

  /**
   * Acceptances of what this comparison has not measured.
   *
   * @param from the file
   */
  record Elsewhere(String from, List<String> subjects) implements Flag {
    public Elsewhere {
      subjects = List.copyOf(subjects);
    }

    @Override
    public String message() {
      return "%s of %s found no such benchmark and metric in this comparison: %s."
          .formatted(Digits.count(subjects.size(), "line"), from, Some.of(subjects));
    }

    @Override
    public String advice() {
      return "Remove those of benchmarks that are gone or have another name; the rest belongs to"
          + " benchmarks that were not selected.";
    }
  }

  /** Forks of one build that gave no result, for one reason. */
  record BadForks(String side, int forks, int of, List<String> cells, String reason)
      implements Flag {
    @Override
    public String message() {
      return "%d of %s of the %s failed (%s): %s."
          .formatted(
              forks,
              Digits.count(of, "fork"),
              side,
              Some.of(cells),
              Wrap.cut(reason, 300).replaceAll("\\.$", ""));
    }

    @Override
    public String advice() {
      return "Read their logs; the pairs that are left may be the lucky part.";
    }
  }

  /** Rounds of which one build alone has a fork with a value. */
  record LostPairs(int pairs, int of, List<String> cells) implements Flag {
    @Override
    public String message() {
      return "%d of %s came to nothing, as a fork of it gave no value: %s."
          .formatted(pairs, Digits.count(of, "pair"), Some.of(cells));
    }

    @Override
    public String advice() {
      return "A fork without its partner tells nothing: see why that failed, or was not run.";
    }
  }

  /** Percentiles of sample mode that a fork has too few samples for. */
  record NotCompared(List<String> percentiles) implements Flag {
    public NotCompared {
      percentiles = List.copyOf(percentiles);
    }

    @Override
    public String message() {
      return "Not compared: %s.".formatted(Some.of(percentiles));
    }

    @Override
    public String advice() {
      return "Longer or more iterations give more samples; the mean is compared all the same.";
    }
  }

  /** Forks that still drifted when they ended, by benchmark. */
  record NotSteady(Forks forks, List<String> cells) implements Flag {
    @Override
    public String message() {
      return "%s never got steady: %s.".formatted(forks, Some.of(cells));
    }

    @Override
    public String advice() {
      return "More warm-up iterations would make these pairs tell more; until then they compare"
          + " moments, not speeds.";
    }
  }

  /** Time that the hypervisor gave to others. */
  record Stolen(Forks forks, double worst) implements Flag {
    @Override
    public String message() {
      return "From %s the hypervisor took more than 2 %% of the processors' time, up to %s."
          .formatted(forks, Percents.plain(worst));
    }

    @Override
    public String advice() {
      return "It adds noise, and hits either build by chance: what is undecided may be worth another"
          + " run on a quieter machine.";
    }
  }

  /** Time for which the control group had used up its share. */
  record Throttled(Forks forks, double seconds) implements Flag {
    @Override
    public String message() {
      return "%s were throttled by their control group, for %s s in all."
          .formatted(forks, Digits.number(seconds));
    }

    @Override
    public String advice() {
      return "Allow more processor time, or use fewer cores.";
    }
  }
}
