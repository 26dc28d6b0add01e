package dev.interleave.suites.model;

import dev.interleave.suites.workload.Sharing;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** The ways in which units share data. */
enum Shared implements Sharing {
  /** Between units on one thread, which nothing interrupts but their own waits. */
  ON_ONE_THREAD {
    @Override
    public Mutex mutex() {
      return new Mutex() {
        @Override
        public void lock() {}

        @Override
        public void unlock() {}
      };
    }

    @Override
    public <K, V> Map<K, V> map() {
      return new HashMap<>();
    }
  },

  /** Between units on several threads. */
  BETWEEN_THREADS {
    @Override
    public Mutex mutex() {
      var lock = new ReentrantLock();
      return new Mutex() {
        @Override
        public void lock() {
          lock.lock();
        }

        @Override
        public void unlock() {
          lock.unlock();
        }
      };
    }

    @Override
    public <K, V> Map<K, V> map() {
      return new ConcurrentHashMap<>();
    }
  }
}
