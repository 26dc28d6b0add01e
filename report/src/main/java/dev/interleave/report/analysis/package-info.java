/**
 * What the measurements say, computed once: {@link dev.interleave.report.analysis.Analysis} turns
 * sources into {@link dev.interleave.report.analysis.Findings}, which renderers only print.
 */
@NullMarked
package dev.interleave.report.analysis;

import org.jspecify.annotations.NullMarked;
