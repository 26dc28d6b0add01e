package dev.interleave.report;

import dev.interleave.report.analysis.Analysis;
import dev.interleave.report.analysis.Findings;
import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Fork;
import dev.interleave.report.input.JmhResult;
import dev.interleave.report.input.JmhResult.Metric;
import dev.interleave.report.input.JmhResult.Mode;
import dev.interleave.report.input.Source;
import dev.interleave.report.input.Suite;
import dev.interleave.report.input.Suite.View;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Three cells of a suite that speaks of costs, with three forks each. */
public final class CostSamples {
  private static final Map<String, String> REASONS =
      Map.of(
          "not-measured:queue", "its threads end",
          "not-measured:server", "this work has no server",
          "size", "7");

  private CostSamples() {}

  /**
   * Latencies {@code took} of cells a and b: 1 to 200 ms in each fork of a, twice that in b.
   *
   * <p>Costs {@code cpu} (10, 11 and 12 in the forks of cell a, and 100 times as much in b, zeros
   * in c), {@code queue} (of a alone) and {@code server} (of none).
   */
  public static Findings findings() {
    List<Suite.Cell> cells = new ArrayList<>();
    List<Source.Result> results = new ArrayList<>();
    List<Fork> forks = new ArrayList<>();
    for (String model : List.of("a", "b", "c")) {
      Map<String, String> params = Map.of("model", model);
      cells.add(new Suite.Cell("p.C.m", params, Map.of(), 1, null, null, 1));
      for (int round = 1; round <= 3; round++) {
        Fork fork = fork(new CellKey("p.C.m", params), forks.size() + 1, round);
        forks.add(fork);
        results.add(new Source.Result(result(params, model, round), fork.file() + "", fork));
      }
    }
    Suite suite =
        new Suite(
            1,
            "s",
            "t",
            null,
            List.of("model"),
            List.of(),
            cells,
            List.of(),
            List.of(
                new View(
                    "v",
                    "Some work",
                    View.Type.BARS,
                    Map.of(),
                    "model",
                    null,
                    null,
                    false,
                    "answer",
                    null)),
            null,
            null,
            List.of(
                new Suite.Cost("cpu", "CPU <time>", "µs/unit", "Processor time."),
                new Suite.Cost("queue", "queue", "µs/unit", "Time in a queue."),
                new Suite.Cost("server", "server", "µs/unit", "Time of a server.")),
            List.of(
                new Suite.Cost("took:p50", "p50", "ms", "Half took no longer."),
                new Suite.Cost("took:p90", "p90", "ms", ""),
                new Suite.Cost("took:p99", "p99", "ms", ""),
                new Suite.Cost("took:max", "longest", "ms", "")));
    return Analysis.of(List.of(new Source(Path.of("x"), suite, null, forks, results)));
  }

  private static Fork fork(CellKey cell, int index, int round) {
    return new Fork(
        index,
        round,
        cell,
        Fork.Status.OK,
        null,
        "raw/" + index + ".json",
        null,
        "2026-01-01T00:00:00Z",
        2.5,
        List.of(),
        notes(cell.params().getOrDefault("model", "")),
        new Fork.Conditions(0.1, 0.0, 0.0, 0.0));
  }

  private static Map<String, String> notes(String model) {
    if (model.equals("c")) {
      return REASONS;
    }
    Map<String, String> notes = new HashMap<>(REASONS);
    notes.put("histogram:took", histogram(model.equals("a") ? 1 : 2));
    return notes;
  }

  /** Of 1 to 200 ms, so many times. */
  public static String histogram(int times) {
    Histogram histogram = new Histogram(3);
    for (long millis = 1; millis <= 200; millis++) {
      histogram.recordValue(times * millis * 1_000_000);
    }
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int size = histogram.encodeIntoCompressedByteBuffer(buffer);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), size));
  }

  private static JmhResult result(Map<String, String> params, String model, int round) {
    double speed = model.charAt(0) * 10.0 + round / 100.0;
    double cpu =
        switch (model) {
          case "a" -> 9.0 + round;
          case "b" -> 900.0 + 100 * round;
          default -> 0;
        };
    return new JmhResult(
        "p.C.m",
        Mode.THROUGHPUT,
        1,
        params,
        "1.37",
        "25",
        "VM",
        List.of(),
        metric("ops/s", speed),
        Map.of(
            "cpu", metric("#", cpu),
            "queue", metric("#", model.equals("a") ? 3.0 : Double.NaN),
            "server", metric("#", Double.NaN)));
  }

  private static Metric metric(String unit, double value) {
    return new Metric(unit, List.of(List.of(value, value)));
  }
}
