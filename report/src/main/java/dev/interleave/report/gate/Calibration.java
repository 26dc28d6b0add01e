package dev.interleave.report.gate;

import dev.interleave.report.input.Probe;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.hipparchus.stat.StatUtils;

/**
 * How fast a machine was during a run: the medians of its probes.
 *
 * @param probes how many there were
 * @param cpu steps of pure computation per second
 * @param memory dependent random reads per second
 * @param scheduling hand-overs between threads per second
 */
public record Calibration(int probes, double cpu, double memory, double scheduling) {

  static Optional<Calibration> of(List<Probe> probes) {
    return probes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Calibration(
                probes.size(),
                median(probes, Probe::cpu),
                median(probes, Probe::memory),
                median(probes, Probe::scheduling)));
  }

  private static double median(List<Probe> probes, ToDoubleFunction<Probe> rate) {
    return StatUtils.percentile(probes.stream().mapToDouble(rate).toArray(), 50);
  }

  boolean isPossible() {
    return probes > 0 && cpu > 0 && memory > 0 && scheduling > 0 && Double.isFinite(logSpeed());
  }

  /**
   * Logarithm of the speed that scores are divided by: the geometric mean of all three, because
   * which of them suits a benchmark can't be known from one machine.
   */
  double logSpeed() {
    return (Math.log(cpu) + Math.log(memory) + Math.log(scheduling)) / 3;
  }
}
