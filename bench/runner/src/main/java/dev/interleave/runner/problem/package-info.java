/**
 * What stops a run, as {@link dev.interleave.runner.problem.Problem}: one sentence for the user and
 * an exit code.
 */
@NullMarked
package dev.interleave.runner.problem;

import org.jspecify.annotations.NullMarked;
