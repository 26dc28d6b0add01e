package dev.interleave.report.input;

import dev.interleave.report.stats.Histogram;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One element of JMH's JSON: a benchmark in one mode, with the forks that one JMH run made of it.
 *
 * @param benchmark fully qualified method
 * @param mode how JMH measured it
 * @param threads JMH's worker threads
 * @param params parameter values by name, in the file's order
 * @param jmhVersion as written, empty where missing
 * @param jdkVersion as written, empty where missing
 * @param vmName as written, empty where missing
 * @param jvmArgs flags of the forks
 * @param primary the mode's own metric
 * @param secondary further metrics of profilers and auxiliary counters, by name
 */
public record JmhResult(
    String benchmark,
    Mode mode,
    int threads,
    Map<String, String> params,
    String jmhVersion,
    String jdkVersion,
    String vmName,
    List<String> jvmArgs,
    Metric primary,
    Map<String, Metric> secondary) {

  public JmhResult {
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    jvmArgs = List.copyOf(jvmArgs);
    secondary = Collections.unmodifiableMap(new LinkedHashMap<>(secondary));
  }

  /** The cell that this measures. */
  public CellKey key() {
    return new CellKey(benchmark, params);
  }

  /** JMH's modes, by the short names of its JSON. */
  public enum Mode {
    THROUGHPUT("thrpt"),
    AVERAGE_TIME("avgt"),
    SAMPLE_TIME("sample"),
    SINGLE_SHOT("ss");

    private final String shortName;

    Mode(String shortName) {
      this.shortName = shortName;
    }

    /** As in JMH's JSON and its {@code -bm} option. */
    public String shortName() {
      return shortName;
    }
  }

  /**
   * A metric with its raw data. JMH's own summary (its score and error) is left out on purpose: for
   * counters of events it is a sum, and its error takes iterations of one fork for independent.
   *
   * @param unit as JMH prints it, such as {@code ops/s}
   * @param forks one value for each measurement iteration of each fork; NaN where JMH had none. In
   *     sample mode a value is the mean of that iteration's samples.
   * @param samples of each iteration of each fork in sample mode; empty in other modes, or where
   *     JMH was told to leave them out
   */
  public record Metric(String unit, List<List<Double>> forks, List<List<Histogram>> samples) {
    public Metric {
      forks = forks.stream().map(List::copyOf).toList();
      samples = samples.stream().map(List::copyOf).toList();
    }

    /** Without samples. */
    public Metric(String unit, List<List<Double>> forks) {
      this(unit, forks, List.of());
    }
  }
}
