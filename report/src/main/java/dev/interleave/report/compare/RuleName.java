package dev.interleave.report.compare;

import java.util.Arrays;
import java.util.Optional;

/** A rule that a user can ask for. */
public enum RuleName {
  /** {@link ScreenAndConfirm}: most pairs go where a verdict is open. */
  SCREEN_AND_CONFIRM("screen-and-confirm"),
  /**
   * {@link FixedPairs} by signed ranks: the reference, as many pairs of each as the budget allows.
   */
  FIXED_PAIRS("fixed-pairs");

  private final String word;

  RuleName(String word) {
    this.word = word;
  }

  /** Its name on the command line. */
  public String word() {
    return word;
  }

  /** The rule of that name on the command line. */
  public static Optional<RuleName> of(String word) {
    return Arrays.stream(values()).filter(name -> name.word.equals(word)).findFirst();
  }

  /** The rule itself. */
  public Rule with(Settings settings) {
    return switch (this) {
      case SCREEN_AND_CONFIRM -> new ScreenAndConfirm(settings);
      case FIXED_PAIRS -> new FixedPairs(settings, FixedPairs.Test.SIGNED_RANK);
    };
  }
}
