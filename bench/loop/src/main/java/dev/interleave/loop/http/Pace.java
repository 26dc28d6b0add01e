package dev.interleave.loop.http;

import dev.interleave.loop.EventLoop;
import java.io.IOException;

/**
 * The patience with which a body is awaited: a store of seconds that waiting uses up and bytes
 * refill, up to where it began. Whoever sends at the least rate or faster may pause for the whole
 * store at any time; whoever sends more slowly for long runs out of it, however often a byte comes.
 */
final class Pace implements More {
  private final EventLoop loop;
  private final Wire wire;
  private final double most;
  private final double leastRate;
  private double left;

  /**
   * That patience.
   *
   * @param most the seconds to begin with
   * @param leastRate how many bytes refill one second; 0 if any byte refills all
   */
  Pace(EventLoop loop, Wire wire, double most, double leastRate) {
    this.loop = loop;
    this.wire = wire;
    this.most = most;
    this.leastRate = leastRate;
    left = most;
  }

  @Override
  public boolean await() throws IOException {
    int before = wire.input().size();
    double start = loop.time();
    boolean came = wire.awaitInput(start + left);
    int count = wire.input().size() - before;
    double waited = loop.time() - start;
    if (count > 0) {
      left = Math.min(most, Math.max(0, left - waited) + count / leastRate);
    }
    return came;
  }
}
