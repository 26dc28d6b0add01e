package dev.interleave.runner.calibration;

import java.util.concurrent.locks.LockSupport;

/** Two threads that hand a turn to each other and sleep in between. */
final class HandOvers implements Kernel {
  private static final int TURNS = 2_000;

  private volatile int turn;

  @Override
  public String name() {
    return "scheduling";
  }

  @Override
  public long run() {
    turn = 0;
    Thread first = Thread.currentThread();
    Thread second = Thread.ofPlatform().daemon().unstarted(() -> play(1, first));
    second.start();
    play(0, second);
    try {
      second.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a probe", e);
    }
    return TURNS;
  }

  private void play(int own, Thread other) {
    for (int now = turn; now < TURNS; now = turn) {
      if (now % 2 == own) {
        turn = now + 1;
        LockSupport.unpark(other);
      } else {
        LockSupport.park(this);
      }
    }
  }

  @Override
  public void check() {
    Kernel.require(TURNS, turn);
  }
}
