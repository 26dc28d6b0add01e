package dev.interleave.suites.plan;

import static dev.interleave.suites.model.ExecutionModel.ASYNC_LOOP;
import static dev.interleave.suites.model.ExecutionModel.COMPLETABLE_FUTURE;
import static dev.interleave.suites.model.ExecutionModel.FIXED_POOL;
import static dev.interleave.suites.model.ExecutionModel.FORK_JOIN;
import static dev.interleave.suites.model.ExecutionModel.PROCESS_POOL;
import static dev.interleave.suites.model.ExecutionModel.SEQUENTIAL;
import static dev.interleave.suites.model.ExecutionModel.VIRTUAL_THREADS;

import dev.interleave.suites.model.ExecutionModel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The cells that a run measures unless told otherwise: as many as seven minutes can measure with
 * three forks each, in the order in which a small budget keeps them. Of models that do alike it has
 * one; the full suite has all.
 */
final class DefaultSuite {
  static final List<String> SHARES = List.of("0", "0.1", "0.5", "0.9", "1");

  private DefaultSuite() {}

  /** The cells of each priority, the first kept longest; a cell counts where it is first named. */
  static List<Set<Choice>> choices() {
    var priorities = new ArrayList<Set<Choice>>();
    priorities.add(
        cells(
            cell("sleep", SEQUENTIAL, 1),
            cell("sleep", ASYNC_LOOP, 1000),
            cell("sleep", FIXED_POOL, 1000),
            cell("primes", SEQUENTIAL, 1),
            cell("primes", ASYNC_LOOP, 100),
            cell("primes", FIXED_POOL, 100)));
    priorities.add(
        cells(
            cell("sleep", VIRTUAL_THREADS, 1000),
            cell("primes", VIRTUAL_THREADS, 100),
            cell("primes", FORK_JOIN, 100)));
    priorities.add(mixed(ASYNC_LOOP, FIXED_POOL, VIRTUAL_THREADS));
    priorities.add(
        cells(
            cell("sleep", FORK_JOIN, 1000),
            cell("primes", COMPLETABLE_FUTURE, 100),
            cell("primes", PROCESS_POOL, 100)));
    priorities.add(
        cells(
            cell("bank-transfer", SEQUENTIAL, 1),
            cell("bank-transfer", ASYNC_LOOP, 1000),
            cell("bank-transfer", FIXED_POOL, 1000)));
    priorities.add(overConcurrency("sleep", List.of(10_000), ASYNC_LOOP, VIRTUAL_THREADS));
    priorities.add(
        cells(
            cell("tcp-echo", SEQUENTIAL, 1),
            cell("tcp-echo", ASYNC_LOOP, 1000),
            cell("tcp-echo", VIRTUAL_THREADS, 1000)));
    return List.copyOf(priorities);
  }

  private static Choice cell(String workload, ExecutionModel model, int concurrency) {
    return new Choice(workload, model, concurrency);
  }

  private static Set<Choice> cells(Choice... cells) {
    return new LinkedHashSet<>(List.of(cells));
  }

  private static Set<Choice> overConcurrency(
      String workload, List<Integer> concurrencies, ExecutionModel... models) {
    var cells = new LinkedHashSet<Choice>();
    for (int concurrency : concurrencies) {
      for (ExecutionModel model : models) {
        cells.add(cell(workload, model, concurrency));
      }
    }
    return cells;
  }

  /** Each share alone, for its limit, and at a concurrency of 100. */
  private static Set<Choice> mixed(ExecutionModel... models) {
    var cells = new LinkedHashSet<Choice>();
    for (String share : SHARES) {
      String workload = "mixed:p=" + share;
      cells.add(cell(workload, SEQUENTIAL, 1));
      for (ExecutionModel model : models) {
        cells.add(cell(workload, model, 100));
      }
    }
    return cells;
  }
}
