package dev.interleave.runner.cli;

import dev.interleave.runner.problem.ExitCode;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Ctrl-C and SIGTERM: a moment to write down what was measured, and an exit code of 130. Further
 * signals are ignored meanwhile, so the moment is bounded.
 */
final class Interruption {
  private static final long SECONDS = 60;

  private Interruption() {}

  /**
   * Does {@code work}; on a signal {@code onSignal} is to make it end soon.
   *
   * @return what {@code work} returned
   */
  static int guard(Runnable onSignal, Supplier<Integer> work) {
    CountDownLatch done = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              onSignal.run();
              await(done);
              Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
            },
            "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.get();
    } finally {
      done.countDown();
      remove(hook);
    }
  }

  private static void await(CountDownLatch done) {
    try {
      if (!done.await(SECONDS, TimeUnit.SECONDS)) {
        System.err.println("interleave: gave up writing the report");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The hook is running, and ends this process.
      return;
    }
  }
}
