package dev.interleave.report.measure;

import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.JmhResult.Mode;

/**
 * What tells two measurements apart: the cell, and how JMH measured it.
 *
 * @param threads JMH's worker threads
 */
public record CellId(CellKey key, Mode mode, int threads) {}
