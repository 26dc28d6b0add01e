package dev.interleave.report.load;

import dev.interleave.report.stats.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server under a request, judged. Percentiles, costs and errors are of the probes at the highest
 * rate that each round kept, or at the only rate.
 *
 * @param forks fresh processes that were measured to their end
 * @param rates the highest rate that each of them kept, requests per second; none where only one
 *     rate was measured
 * @param rate of them all; NaN without any
 * @param tails the quantile of response times in each fork, seconds
 * @param tail of them all; NaN without any
 * @param times response times of all of them together
 * @param serverCpu seconds of the server's processor time for an answer; NaN where it is not known
 * @param generatorCpu the same of the generator
 * @param errors by kind
 * @param limitedByGenerator forks in which it was the generator that could not go further
 * @param wrkRate answers per second of wrk's closed loop; NaN without
 * @param failure why it could not be measured to its end; empty if it was
 */
public record LoadRow(
    LoadTarget server,
    LoadTarget request,
    int forks,
    List<Double> rates,
    Interval rate,
    List<Double> tails,
    Interval tail,
    Latencies times,
    Interval serverCpu,
    Interval generatorCpu,
    Errors errors,
    int limitedByGenerator,
    Interval wrkRate,
    String failure) {
  public LoadRow {
    rates = List.copyOf(rates);
    tails = List.copyOf(tails);
  }

  /**
   * Requests without a right answer.
   *
   * @param first what the first of them was, or null
   */
  public record Errors(
      long wrong, long timeouts, long broken, long reconnects, @Nullable String first) {
    /** All requests that had no right answer. */
    public long all() {
      return wrong + timeouts + broken;
    }
  }

  /** What the cell ended as. */
  public enum Status {
    OK("ok"),
    /** Even the lowest rate that was tried was not kept. */
    NOTHING_KEPT("no rate kept"),
    FAILED("could not be measured"),
    NOT_RUN("not run");

    private final String words;

    Status(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** What the cell ended as. */
  public Status status() {
    if (!failure.isEmpty()) {
      return Status.FAILED;
    }
    if (forks == 0) {
      return Status.NOT_RUN;
    }
    return tails.isEmpty() ? Status.NOTHING_KEPT : Status.OK;
  }
}
