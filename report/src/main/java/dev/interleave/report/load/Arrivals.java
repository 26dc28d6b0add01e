package dev.interleave.report.load;

import java.util.Locale;

/** When requests of an open loop are due. */
public enum Arrivals {
  /** Evenly spaced: as wrk2 does. */
  FIXED,
  /** With exponential gaps, as those of many independent users are. */
  POISSON;

  /** As the option and the files write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
