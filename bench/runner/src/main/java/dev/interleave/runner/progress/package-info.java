/**
 * What the user sees during a run: {@link dev.interleave.runner.progress.Progress}, as one changing
 * line or a line for each fork.
 */
@NullMarked
package dev.interleave.runner.progress;

import org.jspecify.annotations.NullMarked;
