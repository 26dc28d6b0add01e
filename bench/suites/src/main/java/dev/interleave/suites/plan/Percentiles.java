package dev.interleave.suites.plan;

import java.util.ArrayList;
import java.util.List;

/** The percentiles of what units take that are shown: of {@code Timing}'s two times. */
final class Percentiles {
  private static final String UNIT = "ms";

  private Percentiles() {}

  static List<Plan.Cost> columns() {
    List<Plan.Cost> columns = new ArrayList<>();
    for (String percentile : List.of("p50", "p90", "p99", "p99.9")) {
      columns.add(
          new Plan.Cost(
              "response:" + percentile,
              percentile,
              UNIT,
              percentile.equals("p50")
                  ? "From the moment that the batch was submitted to the end of the unit: half of the"
                      + " units took no longer. Not measured of units that only compute, nor in other"
                      + " processes."
                  : percentile.equals("p99.9")
                      ? "Of a thousand units all but one took no longer. Every percentile needs ten"
                          + " units beyond it in each fork, this one 10 000 units."
                      : ""));
    }
    columns.add(new Plan.Cost("response:max", "longest", UNIT, "The longest of all in a fork."));
    columns.add(
        new Plan.Cost(
            "ready:p50",
            "ready, p50",
            UNIT,
            "Of that, the time for which a unit could have run and did not, because its model or the"
                + " cores were busy: before it began, and after each wait whose end is known (sleeps,"
                + " and answers of a server that says when it sent them). The rest is waiting for"
                + " others, and the unit's own computation. Of databases it is the time before the"
                + " unit began, without that in which an answer had come."));
    columns.add(new Plan.Cost("ready:p99", "ready, p99", UNIT, ""));
    return columns;
  }
}
