package dev.interleave.suites.plan;

import static dev.interleave.suites.model.ExecutionModel.ASYNC_LOOP;
import static dev.interleave.suites.model.ExecutionModel.ASYNC_LOOPS;
import static dev.interleave.suites.model.ExecutionModel.ASYNC_LOOP_EXECUTOR;
import static dev.interleave.suites.model.ExecutionModel.FIXED_POOL;
import static dev.interleave.suites.model.ExecutionModel.FORK_JOIN;
import static dev.interleave.suites.model.ExecutionModel.SEQUENTIAL;
import static dev.interleave.suites.model.ExecutionModel.VIRTUAL_THREADS;

import dev.interleave.suites.model.ExecutionModel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A few cells for telling whether a change made this project slower: each part of its code is most
 * of what one of them does, and forks of the same build differ little. A comparison shares its
 * budget among its cells, so that more of them would find less.
 *
 * <p>What waits for a bounded pool is not here: its speed is that of the waits, whatever the code
 * does. Nor is {@code primes}, whose forks differ by more than most changes do.
 */
final class CompareSuite {
  private CompareSuite() {}

  static List<Set<Choice>> choices() {
    var cells = new LinkedHashSet<Choice>();
    // The loop: timers and switches, sockets, gather, task groups, its executor, several loops.
    add(cells, "sleep", ASYNC_LOOP, 1000);
    add(cells, "tcp-echo", ASYNC_LOOP, 100);
    add(cells, "async-tree:leaf=none", ASYNC_LOOP, 1);
    add(cells, "async-tree:leaf=none;start=group", ASYNC_LOOP, 1);
    add(cells, "file-read", ASYNC_LOOP_EXECUTOR, 100);
    add(cells, "sleep", ASYNC_LOOPS, 1000);
    // The models' own: virtual threads that wait and talk, pools, ForkJoin and its nesting.
    add(cells, "mixed:p=0", VIRTUAL_THREADS, 100);
    add(cells, "tcp-echo", VIRTUAL_THREADS, 100);
    add(cells, "json", FIXED_POOL, 100);
    add(cells, "fibonacci", FORK_JOIN, 10);
    // What contends, and what only computes.
    add(cells, "bank-transfer", FIXED_POOL, 1000);
    add(cells, "mixed:p=1", SEQUENTIAL, 1);
    return List.of(cells);
  }

  private static void add(Set<Choice> to, String workload, ExecutionModel model, int concurrency) {
    to.add(new Choice(workload, model, concurrency));
  }
}
