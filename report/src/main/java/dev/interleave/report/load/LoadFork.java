package dev.interleave.report.load;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One fresh process of a server under one request.
 *
 * @param round counts up from 1
 * @param server its id
 * @param request its id
 * @param failure why it could not be measured to its end, or null
 * @param highest the highest rate that was kept, requests per second; null where none was or only
 *     one is measured
 * @param late whether it was the generator that could not go beyond it
 * @param probes in the order of measuring
 * @param wrk the closed loop beside it, or null
 * @param seconds it took in all
 */
public record LoadFork(
    int round,
    String server,
    String request,
    @Nullable String failure,
    @Nullable Double highest,
    boolean late,
    List<LoadProbe> probes,
    @Nullable ClosedLoop wrk,
    double seconds) {
  public LoadFork {
    probes = List.copyOf(probes);
  }

  /**
   * The probe that percentiles and costs are taken from: the highest that was kept, or the only.
   */
  public Optional<LoadProbe> reference() {
    if (failure != null) {
      return Optional.empty();
    }
    return highest == null
        ? probes.stream().findFirst().filter(only -> probes.size() == 1)
        : probes.stream()
            .filter(probe -> probe.kept() && probe.rate() == highest)
            .reduce((one, later) -> later);
  }
}
