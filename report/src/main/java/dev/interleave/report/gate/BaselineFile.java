package dev.interleave.report.gate;

import java.util.List;

/**
 * {@code baseline.json}: the runs without their values, which {@code forks.csv} has.
 *
 * @param schema version of both files, 1
 */
record BaselineFile(int schema, List<StoredRun> runs) {
  static final String NAME = "baseline.json";
  static final int SCHEMA = 1;
}
