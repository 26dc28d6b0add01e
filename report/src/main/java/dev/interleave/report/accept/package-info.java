/**
 * Slowdowns that somebody decided to live with: {@link dev.interleave.report.accept.Acceptances},
 * which turn a verdict into a {@link dev.interleave.report.accept.Standing}, and their file.
 */
@NullMarked
package dev.interleave.report.accept;

import org.jspecify.annotations.NullMarked;
