package dev.interleave.runner.cli;

import dev.interleave.runner.problem.ExitCode;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM: a moment to write down what was measured, and an exit code of 130. Further
 * signals are ignored meanwhile, so the moment is bounded.
 */
public final class Interruption {
  private static final long SECONDS = 60;

  private final boolean listening;
  private final CountDownLatch finished = new CountDownLatch(1);

  private Interruption(boolean listening) {
    this.listening = listening;
  }

  /** Listens to this process's signals; {@link #exit} must be called at its end. */
  public static Interruption ofProcess() {
    return new Interruption(true);
  }

  /** For a command line inside another program, whose affair signals are. */
  public static Interruption none() {
    return new Interruption(false);
  }

  /**
   * From now on a signal calls {@code action}, which is to make the command end soon, and then
   * waits for {@link #exit}.
   */
  void onSignal(Runnable action) {
    if (!listening) {
      return;
    }
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  if (finished.getCount() > 0) {
                    action.run();
                    await();
                    Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
                  }
                },
                "interruption"));
  }

  /** Ends this process, after a signal with 130 and else with {@code code}. */
  public void exit(int code) {
    finished.countDown();
    System.exit(code);
  }

  private void await() {
    try {
      if (!finished.await(SECONDS, TimeUnit.SECONDS)) {
        System.err.println("interleave: the report took too long and is not written");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
