/**
 * Real comparisons whose answers are known, because a slowdown was injected: {@link
 * dev.interleave.report.live.LiveCounts} has how many were found, missed and falsely alarmed.
 */
@NullMarked
package dev.interleave.report.live;

import org.jspecify.annotations.NullMarked;
