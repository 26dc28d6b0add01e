/**
 * Statistics of numbers alone: {@link dev.interleave.report.stats.Interval} says how well a value
 * is known, from one number for each fork.
 */
@NullMarked
package dev.interleave.report.stats;

import org.jspecify.annotations.NullMarked;
