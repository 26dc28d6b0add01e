package dev.interleave.runner.load;

import dev.interleave.report.load.ClosedLoop;
import dev.interleave.report.load.LoadSample;
import dev.interleave.runner.load.generator.Order;
import org.jspecify.annotations.Nullable;

/** Starts servers; a fake in tests of what to try when. */
interface Forks {
  /**
   * A fresh process of a server that gives the right answer, and a load generator for it.
   *
   * @throws CellFailure if it can't be had
   */
  Fork open(Cell cell, int round) throws CellFailure;

  /** A server that runs. */
  interface Fork extends AutoCloseable {
    /**
     * A probe.
     *
     * @throws CellFailure if the server has ended or does not answer any more
     */
    LoadSample probe(Order order) throws CellFailure;

    /** The same for a server that is cold; nothing is learnt from it. */
    void warm(Order order) throws CellFailure;

    /** What a closed loop makes of it, or null where there is none. */
    @Nullable ClosedLoop closedLoop();

    /** Ends it, and all that was started for it. */
    @Override
    void close();
  }
}
