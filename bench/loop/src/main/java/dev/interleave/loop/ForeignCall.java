package dev.interleave.loop;

/**
 * Something that a loop waits for another thread to do. While there is one, no virtual clock jumps
 * ahead and no lack of things to do is a deadlock. Used on the loop's thread.
 */
final class ForeignCall {
  private final EventLoop loop;
  private boolean begun;
  private boolean ended;

  /** One that begins now. */
  ForeignCall(EventLoop loop) {
    this(loop, true);
  }

  /** One that begins now or, if at all, later. */
  ForeignCall(EventLoop loop, boolean now) {
    this.loop = loop;
    if (now) {
      begin();
    }
  }

  /** Begins it, if it has neither begun nor ended. */
  void begin() {
    if (!begun && !ended) {
      begun = true;
      loop.schedule().callBegins();
    }
  }

  /** Ends it, if that has not been said before. */
  void end() {
    if (begun && !ended) {
      loop.schedule().callEnds();
    }
    ended = true;
  }
}
