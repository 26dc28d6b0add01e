package dev.interleave.report.load;

/**
 * One rate, tried for a few seconds.
 *
 * @param rate that was offered, requests per second
 * @param kept whether the quantile stayed within the bound
 * @param late whether the generator could not keep up
 * @param sample all that was seen
 */
public record LoadProbe(double rate, boolean kept, boolean late, LoadSample sample) {
  /** Judged. */
  public static LoadProbe of(LoadSample sample, LoadSettings settings) {
    return new LoadProbe(
        sample.offered(), settings.isKept(sample), settings.isLate(sample), sample);
  }
}
