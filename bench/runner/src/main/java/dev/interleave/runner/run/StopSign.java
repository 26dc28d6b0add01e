package dev.interleave.runner.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Raised once, by a signal to this process: measure no more, report what there is. */
public final class StopSign {
  private final CountDownLatch raised = new CountDownLatch(1);

  public void raise() {
    raised.countDown();
  }

  public boolean isRaised() {
    return raised.getCount() == 0;
  }

  /**
   * Waits a little: a terminal sends Ctrl-C to the fork too, which may end before we hear of it.
   */
  boolean isRaisedWithin(Duration time) {
    try {
      return raised.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
