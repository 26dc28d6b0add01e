/**
 * What a run leaves on disk, as values: {@link dev.interleave.report.input.Suite} (what was to be
 * measured), {@link dev.interleave.report.input.Run} (where and how) and {@link
 * dev.interleave.report.input.Fork} (what each fork did).
 */
@NullMarked
package dev.interleave.report.input;

import org.jspecify.annotations.NullMarked;
