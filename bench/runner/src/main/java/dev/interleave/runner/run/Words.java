package dev.interleave.runner.run;

/** Numbers in sentences. */
public final class Words {
  private Words() {}

  /** Seconds as the budget option takes them: {@code 1h30m}, {@code 25s}. */
  public static String duration(double seconds) {
    long whole = Math.round(seconds);
    long hours = whole / 3600;
    long minutes = whole / 60 % 60;
    long rest = whole % 60;
    String text =
        (hours > 0 ? hours + "h" : "")
            + (minutes > 0 ? minutes + "m" : "")
            + (rest > 0 ? rest + "s" : "");
    return text.isEmpty() ? "0s" : text;
  }

  /** {@code 1 cell}, {@code 2 cells}. */
  public static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
