package dev.interleave.suites.plan;

import dev.interleave.suites.Combination;
import dev.interleave.suites.model.ExecutionModel;
import dev.interleave.suites.workload.Workload;
import dev.interleave.suites.workload.Workloads;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Everything: each workload on each model that can run it, at each concurrency that differs. */
final class FullSuite {
  private static final List<String> WORKLOADS =
      Stream.concat(
              DefaultSuite.SHARES.stream().map(share -> "mixed:p=" + share),
              Stream.of(
                  "sleep",
                  "tcp-echo",
                  "tcp-fan-out",
                  "file-read",
                  "primes",
                  "mandelbrot",
                  "sha256",
                  "matrix-multiply",
                  "sort",
                  "json",
                  "fibonacci",
                  "async-tree:leaf=none",
                  "async-tree:leaf=none;start=group",
                  "async-tree:leaf=io",
                  "async-tree:leaf=io;start=group",
                  "async-tree:leaf=memoization",
                  "async-tree:leaf=memoization;start=group",
                  "async-tree:leaf=cpu_io_mixed",
                  "async-tree:leaf=cpu_io_mixed;start=group",
                  "db-point-query",
                  "db-point-query:driver=jdbc",
                  "db-point-query:driver=executor",
                  "db-point-query:driver=vertx",
                  "db-insert",
                  "db-n-plus-one",
                  "db-slow-query",
                  "http-fetch",
                  "http-fetch:client=loop",
                  "http-fetch:delay=exponential",
                  "http-fetch:delay=long-tailed",
                  "http-fan-out",
                  "http-fan-out:client=loop",
                  "shared-counter",
                  "shared-map",
                  "bank-transfer"))
          .toList();

  private static final List<Integer> CONNECTIONS = List.of(1, 2, 5, 20, 50);

  private FullSuite() {}

  /** Other sizes of a pool of connections, on the models that differ in how they wait for one. */
  private static Set<Choice> pools() {
    var cells = new LinkedHashSet<Choice>();
    for (int connections : CONNECTIONS) {
      String workload = "db-point-query:pool=" + connections;
      for (ExecutionModel model :
          List.of(
              ExecutionModel.ASYNC_LOOP,
              ExecutionModel.FIXED_POOL,
              ExecutionModel.CACHED_POOL,
              ExecutionModel.VIRTUAL_THREADS)) {
        cells.add(new Choice(workload, model, 100));
      }
    }
    return cells;
  }

  /** The default suite's cells by its priorities, then the others. */
  static List<Set<Choice>> choices() {
    var priorities = new ArrayList<>(DefaultSuite.choices());
    var others = new LinkedHashSet<Choice>();
    for (String workload : WORKLOADS) {
      Workload.Profile profile = Workloads.create(workload).profile();
      for (ExecutionModel model : ExecutionModel.values()) {
        for (int concurrency : Combination.CONCURRENCIES) {
          if (Combination.reasonNotToRun(profile, model, concurrency).isEmpty()) {
            others.add(new Choice(workload, model, concurrency));
          }
        }
      }
    }
    others.addAll(pools());
    priorities.add(others);
    return List.copyOf(priorities);
  }
}
