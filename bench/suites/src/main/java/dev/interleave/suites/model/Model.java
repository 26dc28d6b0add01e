package dev.interleave.suites.model;

import dev.interleave.suites.cost.Usage;
import dev.interleave.suites.workload.Sharing;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** An execution model that is open: it runs batch after batch until it is closed. */
public interface Model extends AutoCloseable {
  /**
   * Runs every unit of the batch and returns when the last has ended. If units fail, the first
   * failure to be seen is thrown after all have ended.
   */
  void run(Batch batch) throws Exception;

  /** Threads that can compute at the same time. */
  int effectiveWorkers();

  /** Processes that do part of the work. */
  default List<ProcessHandle> children() {
    return List.of();
  }

  /**
   * What each of these processes has used. Asked between batches.
   *
   * @param restart whether their peaks begin anew
   */
  default List<Usage> childrenUsage(boolean restart) throws IOException {
    return List.of();
  }

  /** How units share data. */
  default Sharing sharing() {
    return Shared.BETWEEN_THREADS;
  }

  /** What a reader of the results must know of this model as it runs here, by name. */
  default Map<String, String> notes() {
    return Map.of();
  }

  /** Ends every thread and connection that the model opened. */
  @Override
  void close();
}
