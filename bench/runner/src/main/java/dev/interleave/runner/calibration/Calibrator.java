package dev.interleave.runner.calibration;

import java.io.IOException;

/** Is asked before each fork whether it is time to look how fast the machine is. */
@FunctionalInterface
public interface Calibrator {
  /** Never looks. */
  Calibrator NONE = () -> {};

  /**
   * Looks, if it is time.
   *
   * @throws IOException if what was found can't be written, or java can't be started
   */
  void calibrate() throws IOException;
}
