/**
 * Findings as files: each {@link dev.interleave.report.render.Format} returns content, and {@link
 * dev.interleave.report.render.Writer} alone writes it.
 */
@NullMarked
package dev.interleave.report.render;

import org.jspecify.annotations.NullMarked;
