package dev.interleave.suites.plan;

import static dev.interleave.suites.model.ExecutionModel.ASYNC_LOOP;
import static dev.interleave.suites.model.ExecutionModel.ASYNC_LOOPS;
import static dev.interleave.suites.model.ExecutionModel.ASYNC_LOOP_EXECUTOR;
import static dev.interleave.suites.model.ExecutionModel.COMPLETABLE_FUTURE;
import static dev.interleave.suites.model.ExecutionModel.FIXED_POOL;
import static dev.interleave.suites.model.ExecutionModel.FORK_JOIN;
import static dev.interleave.suites.model.ExecutionModel.PROCESS_POOL;
import static dev.interleave.suites.model.ExecutionModel.SEQUENTIAL;
import static dev.interleave.suites.model.ExecutionModel.SIZED_POOL;
import static dev.interleave.suites.model.ExecutionModel.THREAD_PER_UNIT;
import static dev.interleave.suites.model.ExecutionModel.VIRTUAL_THREADS;

import dev.interleave.suites.model.ExecutionModel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The cells that a run measures unless told otherwise: as many as eight minutes can measure with
 * three forks each, in the order in which a small budget keeps them. One waiting and one computing
 * workload are on the models that differ most; the full suite has all.
 */
final class DefaultSuite {
  static final List<String> SHARES = List.of("0", "0.1", "0.5", "0.9", "1");

  /**
   * The others wait on as many threads as there are cores, as {@code fixed-pool} does, on more of
   * them, or as their model without a pool does.
   */
  private static final Set<ExecutionModel> WAITING =
      EnumSet.of(ASYNC_LOOPS, SIZED_POOL, THREAD_PER_UNIT);

  /**
   * The others compute on as many threads as there are cores, as {@code fixed-pool} does, on more
   * of them, or on a ForkJoin pool, as {@code fork-join} does.
   */
  private static final Set<ExecutionModel> COMPUTING =
      EnumSet.of(ASYNC_LOOP_EXECUTOR, COMPLETABLE_FUTURE, PROCESS_POOL);

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
    priorities.add(mixed());
    priorities.add(
        cells(
            cell("bank-transfer", SEQUENTIAL, 1),
            cell("bank-transfer", ASYNC_LOOP, 1000),
            cell("bank-transfer", FIXED_POOL, 1000)));
    priorities.add(
        cells(
            cell("db-point-query", ASYNC_LOOP, 100),
            cell("db-point-query", FIXED_POOL, 100),
            cell("db-point-query", VIRTUAL_THREADS, 100),
            cell("http-fetch", SEQUENTIAL, 1),
            cell("http-fetch", ASYNC_LOOP, 100),
            cell("http-fetch", VIRTUAL_THREADS, 100)));
    priorities.add(on("sleep", 1000, WAITING));
    priorities.add(on("primes", 100, COMPUTING));
    return List.copyOf(priorities);
  }

  private static Choice cell(String workload, ExecutionModel model, int concurrency) {
    return new Choice(workload, model, concurrency);
  }

  private static Set<Choice> cells(Choice... cells) {
    return new LinkedHashSet<>(List.of(cells));
  }

  private static Set<Choice> on(String workload, int concurrency, Set<ExecutionModel> models) {
    var cells = new LinkedHashSet<Choice>();
    models.forEach(model -> cells.add(cell(workload, model, concurrency)));
    return cells;
  }

  /**
   * Each share alone, for its limit, and at a concurrency of 100. What the pool makes of mere
   * waiting and mere computing the other workloads tell.
   */
  private static Set<Choice> mixed() {
    var cells = new LinkedHashSet<Choice>();
    for (String share : SHARES) {
      String workload = "mixed:p=" + share;
      cells.add(cell(workload, SEQUENTIAL, 1));
      cells.add(cell(workload, ASYNC_LOOP, 100));
      cells.add(cell(workload, VIRTUAL_THREADS, 100));
      if (!share.equals("0") && !share.equals("1")) {
        cells.add(cell(workload, FIXED_POOL, 100));
      }
    }
    return cells;
  }
}
