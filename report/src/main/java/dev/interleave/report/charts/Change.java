package dev.interleave.report.charts;

import dev.interleave.report.stats.Interval;
import dev.interleave.report.verdicts.Kind;

/**
 * What became of one metric of one benchmark.
 *
 * @param label names both
 * @param ratio how many times as slow it is; above 1 is worse
 * @param kind of the verdict
 */
public record Change(String label, Interval ratio, Kind kind) {}
