/**
 * The run itself: {@link dev.interleave.runner.run.Preparation} checks everything first, {@link
 * dev.interleave.runner.run.Session} measures round by round.
 */
@NullMarked
package dev.interleave.runner.run;

import org.jspecify.annotations.NullMarked;
