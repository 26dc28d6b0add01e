package dev.interleave.suites.dial;

/**
 * Injects a known slowdown: an amount of work grows by so many per cent of itself. As the work is
 * all that takes time, the time grows by as much, whatever the machine.
 *
 * @param percent 0 to 100; of a dial that is off, 0
 */
record Dial(int percent) {
  /** The system property that turns it on. */
  static final String PROPERTY = "interleave.dial";

  Dial {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("percent=%d: allowed are 0 to 100".formatted(percent));
    }
  }

  /**
   * The dial of this JVM.
   *
   * @param percent where it is on
   * @param property value of {@value #PROPERTY}
   */
  static Dial of(int percent, String property) {
    Dial on = new Dial(percent);
    return switch (property) {
      case "on" -> on;
      case "off" -> new Dial(0);
      default ->
          throw new IllegalArgumentException(
              "system property %s is \"%s\": allowed are on and off".formatted(PROPERTY, property));
    };
  }

  /**
   * An amount with its surplus.
   *
   * @param amount a multiple of 100, so that every per cent is a whole number of parts
   */
  long of(long amount) {
    if (amount % 100 != 0) {
      throw new IllegalArgumentException(amount + " is no multiple of 100");
    }
    return amount / 100 * (100 + percent);
  }
}
