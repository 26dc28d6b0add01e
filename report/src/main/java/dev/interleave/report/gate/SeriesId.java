package dev.interleave.report.gate;

import dev.interleave.report.input.CellKey;

/**
 * What a verdict of the gate is about.
 *
 * @param mode JMH's, with the number of its threads where there are several: {@code thrpt}, {@code
 *     avgt-t4}
 * @param metric time, allocation, or the suite's own
 */
public record SeriesId(CellKey cell, String mode, String metric) {}
