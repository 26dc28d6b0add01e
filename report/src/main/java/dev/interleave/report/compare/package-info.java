/**
 * Two builds compared by pairs of forks, as pure functions: a {@link
 * dev.interleave.report.compare.Rule} says which benchmarks need more pairs, or a {@link
 * dev.interleave.report.compare.Verdict} for each.
 */
@NullMarked
package dev.interleave.report.compare;

import org.jspecify.annotations.NullMarked;
