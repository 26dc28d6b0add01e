/**
 * How fast the machine is, beside what is measured: {@link
 * dev.interleave.runner.calibration.Probes} starts a {@link
 * dev.interleave.runner.calibration.ProbeMain} now and then, which times three {@link
 * dev.interleave.runner.calibration.Kernel}s.
 */
@NullMarked
package dev.interleave.runner.calibration;

import org.jspecify.annotations.NullMarked;
