package dev.interleave.peers.peer;

import java.util.concurrent.locks.LockSupport;

/**
 * Ordinary virtual threads that a platform thread hands a baton to in turn, and nothing else: what
 * the loop's mechanism of hand-off threads costs without the loop.
 */
final class BareHandoff implements Peer {

  private static final class Coroutine {
    private final Thread resumer = Thread.currentThread();
    private final Thread thread;
    private boolean started;
    private volatile boolean running;
    long yielded;

    Coroutine(int rounds) {
      thread =
          Thread.ofVirtual()
              .unstarted(
                  () -> {
                    while (yielded < rounds) {
                      handBack();
                      while (!running) {
                        LockSupport.park();
                      }
                      yielded++;
                    }
                    handBack();
                  });
    }

    private void handBack() {
      running = false;
      LockSupport.unpark(resumer);
    }

    void resume() {
      running = true;
      if (started) {
        LockSupport.unpark(thread);
      } else {
        started = true;
        thread.start();
      }
      while (running) {
        LockSupport.park();
      }
    }
  }

  @Override
  public long yields(int tasks, int rounds) {
    Coroutine[] coroutines = new Coroutine[tasks];
    for (int i = 0; i < tasks; i++) {
      coroutines[i] = new Coroutine(rounds);
    }
    for (int pass = 0; pass <= rounds; pass++) {
      for (Coroutine coroutine : coroutines) {
        coroutine.resume();
      }
    }
    long yielded = 0;
    for (Coroutine coroutine : coroutines) {
      yielded += coroutine.yielded;
    }
    return yielded;
  }
}
