package dev.interleave.suites.workload;

/** A hash of numbers: spreads unit indexes and seeds over all 64 bits. */
public final class Mix {
  private Mix() {}

  /** The finalizer of MurmurHash3 (Appleby), a bijection on 64 bits. */
  public static long mix(long value) {
    value ^= value >>> 33;
    value *= 0xff51afd7ed558ccdL;
    value ^= value >>> 33;
    value *= 0xc4ceb9fe1a85ec53L;
    return value ^ (value >>> 33);
  }

  /** A hash of a unit of a batch. */
  public static long mix(long seed, int unit) {
    return mix(seed * 0x9e3779b97f4a7c15L + unit);
  }
}
