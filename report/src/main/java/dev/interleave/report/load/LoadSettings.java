package dev.interleave.report.load;

import org.jspecify.annotations.Nullable;

/**
 * How servers are loaded, and when a rate counts as kept.
 *
 * @param quantile of the response times that has to stay within the bound, in per cent: 99
 * @param boundSeconds the bound
 * @param connections kept open, and so most requests in flight
 * @param arrivals when requests are due
 * @param warmupSeconds of each fresh server, before its first probe
 * @param settleSeconds at the start of each probe, not measured
 * @param seconds measured in each probe
 * @param timeoutSeconds after which a request is given up, as an error
 * @param rate the only rate to measure at, or null to search for the highest
 */
public record LoadSettings(
    double quantile,
    double boundSeconds,
    int connections,
    Arrivals arrivals,
    double warmupSeconds,
    double settleSeconds,
    double seconds,
    double timeoutSeconds,
    @Nullable Double rate) {
  /** From this share of the bound on, the generator's own lateness is no longer a small part. */
  private static final double LATE = 0.25;

  /** Whether the quantile of a probe's response times is within the bound; errors count as late. */
  public boolean isKept(LoadSample sample) {
    return sample.responseTimes().percentile(quantile) <= boundSeconds;
  }

  /**
   * Whether a probe tells more of the generator than of the server: it was late itself, and without
   * that the bound would have been kept. What is kept all the same is kept: the generator's
   * lateness is a part of every response time.
   */
  public boolean isLate(LoadSample sample) {
    double own = sample.latenesses().percentile(quantile);
    double all = sample.responseTimes().percentile(quantile);
    return own > LATE * boundSeconds && all - own <= boundSeconds;
  }

  /** Whether the highest rate is looked for. */
  public boolean searches() {
    return rate == null;
  }

  /** {@code p99} or {@code p99.9}. */
  public String quantileName() {
    return "p"
        + (quantile == Math.rint(quantile)
            ? Long.toString(Math.round(quantile))
            : Double.toString(quantile));
  }
}
