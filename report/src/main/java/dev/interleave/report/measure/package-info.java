/**
 * Raw results arranged by what was measured: {@link dev.interleave.report.measure.Measurement}
 * holds every fork of one cell, whichever file it came from.
 */
@NullMarked
package dev.interleave.report.measure;

import org.jspecify.annotations.NullMarked;
