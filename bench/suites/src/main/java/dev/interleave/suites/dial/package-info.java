/**
 * Benchmarks whose slowness is set by a dial: {@link dev.interleave.suites.dial.DialBenchmark} does
 * as much more of the same as {@link dev.interleave.suites.dial.Dial} says, so that a comparison's
 * verdicts can be held against what is known.
 */
@NullMarked
package dev.interleave.suites.dial;

import org.jspecify.annotations.NullMarked;
