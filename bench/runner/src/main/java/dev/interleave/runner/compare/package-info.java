/**
 * Measures two jars against each other: pairs of forks, one of each, for as long as a rule of
 * {@link dev.interleave.report.compare} asks for more.
 */
@NullMarked
package dev.interleave.runner.compare;

import org.jspecify.annotations.NullMarked;
