/**
 * What the machine is and does: {@link dev.interleave.runner.environment.Machine} once, {@link
 * dev.interleave.runner.environment.ConditionsMeter} for each fork.
 */
@NullMarked
package dev.interleave.runner.environment;

import org.jspecify.annotations.NullMarked;
