/**
 * A run held against stored runs: a {@link dev.interleave.report.gate.Baseline} is what they left,
 * and a {@link dev.interleave.report.gate.Gate} comes to a verdict for each metric of each
 * benchmark.
 */
@NullMarked
package dev.interleave.report.gate;

import org.jspecify.annotations.NullMarked;
