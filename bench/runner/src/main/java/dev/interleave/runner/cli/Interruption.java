package dev.interleave.runner.cli;

import dev.interleave.runner.problem.ExitCode;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C, SIGTERM and SIGHUP: a moment to write down what was measured, then an exit code of 130. A
 * second signal ends this process at once.
 *
 * <p>The report is not written in a shutdown hook: while a JVM shuts down, parts of the JDK (image
 * output among them) refuse to work.
 */
public final class Interruption {
  private static final long SECONDS = 60;

  private final boolean listening;
  private final AtomicBoolean signalled = new AtomicBoolean();
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
   * From now on a signal calls {@code action}, which is to make the command end soon; it may be
   * called again when this process ends for another reason.
   */
  void onSignal(Runnable action) {
    if (!listening) {
      return;
    }
    for (String signal : new String[] {"INT", "TERM", "HUP"}) {
      if (!Signals.handle(signal, () -> interrupt(action))) {
        System.err.println("interleave: can't listen to SIG" + signal + " on this JVM");
      }
    }
    Runtime.getRuntime().addShutdownHook(new Thread(action, "shutdown"));
  }

  private void interrupt(Runnable action) {
    if (signalled.getAndSet(true)) {
      Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
    }
    action.run();
    if (!isFinishedInTime()) {
      System.err.println("interleave: the report took too long and is not written");
      Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
    }
  }

  /** Ends this process, after a signal with 130 and else with {@code code}. */
  public void exit(int code) {
    finished.countDown();
    System.exit(signalled.get() ? ExitCode.INTERRUPTED.code() : code);
  }

  private boolean isFinishedInTime() {
    try {
      return finished.await(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
