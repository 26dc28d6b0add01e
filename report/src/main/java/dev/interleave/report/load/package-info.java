/**
 * What servers were found to bear: {@link dev.interleave.report.load.LoadFindings} judges the
 * probes of a {@link dev.interleave.report.load.LoadResults}.
 */
@NullMarked
package dev.interleave.report.load;

import org.jspecify.annotations.NullMarked;
