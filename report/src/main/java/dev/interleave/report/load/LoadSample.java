package dev.interleave.report.load;

import org.jspecify.annotations.Nullable;

/**
 * What the generator saw in one probe: the JSON document that it prints. Counts and histograms are
 * of the requests that were due in the measured phase, each of which is in {@code response}.
 *
 * @param schema version of this format, 1
 * @param offered rate, requests per second
 * @param seconds of the measured phase
 * @param due how many requests were
 * @param right answers that were as expected
 * @param wrong answers with another status or body
 * @param timeouts requests that were given up
 * @param broken requests whose connection was refused, reset or closed before the answer was whole
 * @param reconnects connections that had to be opened anew
 * @param achieved right answers that came within the measured phase, per second
 * @param response times from when a request was due to its answer, in base64; of a request without
 *     a right answer the timeout, or longer where it took longer
 * @param service times from when a request was written to its answer, in base64, of right answers
 * @param lateness times from when a request was due to when the generator saw that, in base64
 * @param generatorCpuSeconds processor time of the generator in the measured phase
 * @param serverCpuSeconds the same of the server's process, or null where it is not known
 * @param answers of any kind that came within the measured phase; processor time is of these
 * @param firstError the first thing that went wrong, in words, or null
 */
public record LoadSample(
    int schema,
    double offered,
    double seconds,
    long due,
    long right,
    long wrong,
    long timeouts,
    long broken,
    long reconnects,
    double achieved,
    String response,
    String service,
    String lateness,
    double generatorCpuSeconds,
    @Nullable Double serverCpuSeconds,
    long answers,
    @Nullable String firstError) {
  /** The version that is written. */
  public static final int SCHEMA = 1;

  /** Requests without a right answer. */
  public long errors() {
    return wrong + timeouts + broken;
  }

  /** Decoded. */
  public Latencies responseTimes() {
    return Latencies.decoded(response);
  }

  /** Decoded. */
  public Latencies latenesses() {
    return Latencies.decoded(lateness);
  }

  /** Seconds of the server's processor time for an answer; NaN where it is not known. */
  public double serverCpuPerAnswer() {
    return serverCpuSeconds == null || answers == 0 ? Double.NaN : serverCpuSeconds / answers;
  }

  /** Seconds of the generator's processor time for an answer. */
  public double generatorCpuPerAnswer() {
    return answers == 0 ? Double.NaN : generatorCpuSeconds / answers;
  }
}
