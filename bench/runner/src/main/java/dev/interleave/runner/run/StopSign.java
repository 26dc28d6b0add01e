package dev.interleave.runner.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Raised once, by a signal to this process: measure no more, report what there is. */
public class StopSign {
  private final CountDownLatch raised = new CountDownLatch(1);

  public final void raise() {
    raised.countDown();
  }

  public final boolean isRaised() {
    return raised.getCount() == 0;
  }

  /** Waits for it, and says whether it is raised. Tests let virtual time pass instead. */
  boolean isRaisedWithin(Duration time) {
    try {
      return raised.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
