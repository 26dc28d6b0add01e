package dev.interleave.suites.model;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Waits for all units of a batch, and keeps the first failure. */
final class Completion {
  private final CountDownLatch left;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  Completion(int units) {
    left = new CountDownLatch(units);
  }

  /** Work that may fail. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  /** Runs one unit's work, and counts it as done. */
  void run(Work work) {
    @Nullable Throwable thrown = null;
    try {
      work.run();
    } catch (Throwable error) {
      thrown = error;
    }
    unitDone(thrown);
  }

  void unitDone(@Nullable Throwable error) {
    if (error != null) {
      failure.compareAndSet(null, error);
    }
    left.countDown();
  }

  void await() throws Exception {
    left.await();
    switch (failure.get()) {
      case null -> {}
      case Exception exception -> throw exception;
      case Error error -> throw error;
      case Throwable other -> throw new AssertionError(other);
    }
  }
}
