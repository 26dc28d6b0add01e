package dev.interleave.report.measure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that was measured of one cell in one mode.
 *
 * @param id what was measured
 * @param units JMH's unit of each metric, the primary one first
 * @param forks every fork that ended well
 * @param jvms the different JVMs (version, name, flags) that ran the forks
 */
public record Measurement(
    CellId id, Map<String, String> units, List<ForkSeries> forks, Set<String> jvms) {

  public Measurement {
    units = Collections.unmodifiableMap(new LinkedHashMap<>(units));
    forks = List.copyOf(forks);
    jvms = Set.copyOf(jvms);
  }

  /** The name under which the mode's own metric is kept. */
  public String primary() {
    return id.mode().shortName();
  }

  /** A metric's value in each fork that has it. */
  public List<Double> forkValues(String metric) {
    return forks.stream().map(fork -> fork.value(metric)).filter(Double::isFinite).toList();
  }

  /** JMH's unit of a metric. */
  public String unit(String metric) {
    return units.getOrDefault(metric, "");
  }
}
