package dev.interleave.runner.problem;

/** How the command line ends, for scripts. */
public enum ExitCode {
  OK(0, "Everything that was asked for was measured and written."),
  INTERNAL(1, "A mistake of Interleave itself; the stack trace says where."),
  USAGE(2, "An option or an input can't be used. Nothing was started, nothing was changed."),
  FORKS_FAILED(
      3, "Some fork failed, crashed, timed out or never began; the rest is measured and reported."),
  NOTHING_MEASURED(4, "No fork gave a result."),
  OUTPUT(5, "The results could not be written (full disk, read-only folder)."),
  SELF_TEST_FAILED(6, "Verdicts are wrong more often than is promised."),
  SLOWER(
      10,
      "compare, gate: some benchmark is slower, which nobody accepted, and --fail-on has \"slower\"."),
  UNDECIDED(
      11,
      "compare, gate: none that matters is slower, but some verdict is open, and --fail-on has"
          + " \"undecided\"."),
  COULD_NOT_MEASURE(
      12,
      "compare, gate: some benchmark could not be measured on both sides, and --fail-on has"
          + " \"could-not-measure\"; load: some server could not be measured."),
  INTERRUPTED(130, "Interrupted; what was measured is reported, and --resume continues.");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  public int code() {
    return code;
  }

  /** One sentence for {@code --help}. */
  public String meaning() {
    return meaning;
  }
}
