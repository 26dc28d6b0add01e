/**
 * The load generator, a process of its own: {@link dev.interleave.runner.load.generator.Generator}.
 */
@NullMarked
package dev.interleave.runner.load.generator;

import org.jspecify.annotations.NullMarked;
