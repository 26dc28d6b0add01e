/**
 * Simulated comparisons, thousands of them, to find how often rules are wrong: {@link
 * dev.interleave.report.simulate.SelfTest} is all that a caller needs.
 *
 * <p>Data flows one way: noise (recorded or synthetic) to simulated pairs of forks, an effect on
 * some of them, what each rule calls them, counts.
 */
@NullMarked
package dev.interleave.report.simulate;

import org.jspecify.annotations.NullMarked;
