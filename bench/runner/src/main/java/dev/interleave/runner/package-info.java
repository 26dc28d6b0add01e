/** The {@code interleave} command line: {@link dev.interleave.runner.Interleave}. */
@NullMarked
package dev.interleave.runner;

import org.jspecify.annotations.NullMarked;
