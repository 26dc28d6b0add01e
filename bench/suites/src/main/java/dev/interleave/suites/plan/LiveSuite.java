package dev.interleave.suites.plan;

import dev.interleave.suites.dial.DialBenchmark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The cells whose slowdowns are known, for {@code interleave selftest live}. Attributes say what is
 * injected: {@code percent} of the {@code kind}, which {@code touches} these metrics and no other.
 */
final class LiveSuite {
  /** For a comparison, which has a slowdown of each kind: a dozen pairs of each of its cells. */
  private static final int BUDGET_SECONDS = 10 * 60;

  /** Of the cells that do not change, so that false alarms have an opportunity. */
  private static final int UNCHANGED_COPIES = 3;

  private static final List<Integer> PERCENTS = List.of(0, 1, 2, 3, 5, 10);

  private LiveSuite() {}

  /** What is slower, the method that is, and the metrics that show it. */
  private enum Kind {
    CPU("cpu", "cpu", "time"),
    WAIT("wait", "waiting", "time"),
    ALLOCATION("allocation", "allocation", "time,allocation"),
    CONTENTION("contention", "contention", "time");

    final String id;
    final String method;
    final String touches;

    Kind(String id, String method, String touches) {
      this.id = id;
      this.method = method;
      this.touches = touches;
    }
  }

  static Plan plan() {
    var cells = new ArrayList<Plan.Cell>();
    for (Kind kind : Kind.values()) {
      for (int percent : PERCENTS) {
        for (int copy = 1; copy <= (percent == 0 ? UNCHANGED_COPIES : 1); copy++) {
          cells.add(cell(kind, percent, copy));
        }
      }
    }
    return new Plan(
        1,
        "live",
        "Known slowdowns",
        null,
        List.of("percent", "copy"),
        List.of(),
        cells,
        List.of(),
        List.of(),
        null,
        BUDGET_SECONDS,
        List.of(),
        List.of());
  }

  private static Plan.Cell cell(Kind kind, int percent, int copy) {
    var params = new LinkedHashMap<String, String>();
    params.put("percent", Integer.toString(percent));
    params.put("copy", Integer.toString(copy));
    var attributes = new LinkedHashMap<String, String>();
    attributes.put("kind", kind.id);
    attributes.put("percent", Integer.toString(percent));
    attributes.put("touches", kind.touches);
    return new Plan.Cell(
        DialBenchmark.class.getName() + "." + kind.method, params, attributes, 1, null, null, 1);
  }
}
