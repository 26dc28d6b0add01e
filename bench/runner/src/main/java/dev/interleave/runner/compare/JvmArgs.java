package dev.interleave.runner.compare;

import dev.interleave.report.pairing.Side;

/**
 * JVM arguments of each build's forks, as the environment variable {@code JDK_JAVA_OPTIONS} takes
 * them: separated by blanks, with quotes around what has blanks.
 *
 * @param baseline empty for none
 * @param candidate empty for none
 */
public record JvmArgs(String baseline, String candidate) {
  public static final JvmArgs NONE = new JvmArgs("", "");

  public JvmArgs {
    baseline = baseline.strip();
    candidate = candidate.strip();
  }

  String of(Side side) {
    return side == Side.BASELINE ? baseline : candidate;
  }

  boolean areAlike() {
    return baseline.equals(candidate);
  }
}
