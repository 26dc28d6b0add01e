/**
 * One fork as a child process: {@link dev.interleave.runner.fork.ForkRunner} starts it, reads what
 * it prints and says how it ended.
 */
@NullMarked
package dev.interleave.runner.fork;

import org.jspecify.annotations.NullMarked;
