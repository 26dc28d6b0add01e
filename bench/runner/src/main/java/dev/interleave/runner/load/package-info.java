/**
 * Servers under load, in processes of their own: {@link dev.interleave.runner.load.LoadRun} looks
 * for the highest rate at which each keeps a bound.
 */
@NullMarked
package dev.interleave.runner.load;

import org.jspecify.annotations.NullMarked;
