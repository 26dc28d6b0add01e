/**
 * What the measurements say: {@link dev.interleave.report.analysis.Doubt} are the reasons not to
 * trust them.
 */
@NullMarked
package dev.interleave.report.analysis;

import org.jspecify.annotations.NullMarked;
