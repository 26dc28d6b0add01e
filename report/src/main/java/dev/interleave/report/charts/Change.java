package dev.interleave.report.charts;

import dev.interleave.report.stats.Interval;

/**
 * A row of the chart of what changed between two builds.
 *
 * @param ratio how many times as slow it is
 * @param verdict in words
 * @param notable whether it is slower or faster
 */
public record Change(String name, Interval ratio, String verdict, boolean notable) {}
