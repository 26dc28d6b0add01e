package dev.interleave.suites.model;

import dev.interleave.suites.workload.Lateness;
import dev.interleave.suites.workload.Workload;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * How long the units of a batch took, from the moment that the batch was submitted: what a unit
 * waits for a thread counts, because whoever asked for it waits too. Each unit writes elements of
 * its own.
 */
public final class Timing {
  private final long submitted;
  private final @Nullable Lateness lateness;
  private final long[] response;
  private final long[] ready;

  /** Submitted now. */
  Timing(Workload workload, int units) {
    Optional<Lateness> known =
        workload.profile().parts() == 1 ? workload.lateness() : Optional.empty();
    this.lateness = known.orElse(null);
    this.response = new long[units];
    this.ready = new long[units];
    this.submitted = System.nanoTime();
  }

  void begin(int unit) {
    ready[unit] = System.nanoTime() - submitted - (lateness == null ? 0 : lateness.of(unit));
  }

  void end(int unit) {
    response[unit] = System.nanoTime() - submitted;
    if (lateness != null) {
      ready[unit] += lateness.of(unit);
    }
  }

  /**
   * Adds what every unit took, in nanoseconds; nothing if units ran in other processes.
   *
   * @param responses from the submission to the end of a unit
   * @param readies of that, the time for which it could have run and did not: before it began, and
   *     after its waits where the workload knows when these were over
   */
  public void addTo(Histogram responses, Histogram readies) {
    for (int unit = 0; unit < response.length; unit++) {
      if (response[unit] > 0) {
        responses.recordValue(response[unit]);
        readies.recordValue(Math.max(0, ready[unit]));
      }
    }
  }
}
