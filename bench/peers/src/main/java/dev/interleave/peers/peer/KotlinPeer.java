package dev.interleave.peers.peer;

import java.time.Duration;

/** kotlinx-coroutines on one thread; {@link Coroutines} is the Kotlin part. */
final class KotlinPeer implements Peer {
  private final Coroutines coroutines = new Coroutines();

  @Override
  public long yields(int tasks, int rounds) {
    return coroutines.yields(tasks, rounds);
  }

  @Override
  public long awaitsOfCompleted(int count) {
    return coroutines.awaitsOfCompleted(count);
  }

  @Override
  public long spawns(int count) {
    return coroutines.spawns(count);
  }

  @Override
  public long gather(int count) {
    return coroutines.gather(count);
  }

  @Override
  public long pingPong(int count) {
    return coroutines.pingPong(count);
  }

  @Override
  public long timers(int count) {
    return coroutines.timers(count);
  }

  @Override
  public long sleepers(int count, Duration delay, Runnable allAsleep) {
    return coroutines.sleepers(count, delay.toMillis(), allAsleep);
  }

  @Override
  public void idle() {
    coroutines.idle();
  }

  @Override
  public void wakeUp(Runnable callback) {
    coroutines.wakeUp(callback);
  }

  @Override
  public long tree(Tree tree) {
    return coroutines.tree(tree.levels(), tree.branches(), tree.delay().toMillis());
  }

  @Override
  public long treeOfGroups(Tree tree) {
    return coroutines.treeOfGroups(tree.levels(), tree.branches(), tree.delay().toMillis());
  }

  @Override
  public void close() {
    coroutines.close();
  }
}
