/**
 * What work costs beside time: {@link dev.interleave.suites.cost.ProcessMeter} reads what a process
 * has used as a {@link dev.interleave.suites.cost.Usage}, an amount for each {@link
 * dev.interleave.suites.cost.Cost}.
 */
@NullMarked
package dev.interleave.suites.cost;

import org.jspecify.annotations.NullMarked;
