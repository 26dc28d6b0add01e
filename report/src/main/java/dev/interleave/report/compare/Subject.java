package dev.interleave.report.compare;

/**
 * What a verdict is about.
 *
 * @param benchmark with its parameters
 * @param metric time, allocation, or another; all metrics of a benchmark come from the same pairs
 */
public record Subject(String benchmark, String metric) {
  @Override
  public String toString() {
    return benchmark + " " + metric;
  }
}
