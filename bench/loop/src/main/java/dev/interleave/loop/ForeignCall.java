package dev.interleave.loop;

/**
 * Something that a loop waits for another thread to do. While there is one, no virtual clock jumps
 * ahead and no lack of things to do is a deadlock. Used on the loop's thread.
 */
final class ForeignCall {
  private final EventLoop loop;
  private boolean ended;

  /** One that begins now. */
  ForeignCall(EventLoop loop) {
    this.loop = loop;
    loop.schedule().callBegins();
  }

  /** Ends it, if that has not been said before. */
  void end() {
    if (!ended) {
      ended = true;
      loop.schedule().callEnds();
    }
  }
}
