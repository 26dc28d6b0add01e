package dev.interleave.report.measure;

import dev.interleave.report.input.Fork;
import org.jspecify.annotations.Nullable;

/** From when on what the machine did during a fork casts doubt on its values. */
public final class Disturbances {
  private static final double STOLEN = 0.02;
  private static final double THROTTLED_SHARE = 0.01;

  private Disturbances() {}

  /** Whether the hypervisor gave more than 2 % of the processors' time to others. */
  public static boolean isStolen(Fork fork) {
    return orZero(fork.conditions().steal()) > STOLEN;
  }

  /** Whether the control group was throttled for more than 1 % of the time. */
  public static boolean isThrottled(Fork fork) {
    return orZero(fork.conditions().throttledSeconds()) > THROTTLED_SHARE * fork.seconds();
  }

  private static double orZero(@Nullable Double value) {
    return value == null ? 0 : value;
  }
}
