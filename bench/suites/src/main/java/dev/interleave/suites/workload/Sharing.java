package dev.interleave.suites.workload;

import java.util.Map;

/** What units that share data need on a model; a loop of one thread needs nothing. */
public interface Sharing {
  /** A lock, for sections that do not wait. */
  Mutex mutex();

  /** A map that all units of a batch may use. */
  <K, V> Map<K, V> map();

  /** Mutual exclusion of units. */
  interface Mutex {
    void lock();

    void unlock();
  }
}
