/**
 * Finds the slowdown that a user means to accept: {@link dev.interleave.runner.accept.Slowdown}.
 */
@NullMarked
package dev.interleave.runner.accept;

import org.jspecify.annotations.NullMarked;
