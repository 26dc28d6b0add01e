package dev.interleave.suites.model;

import dev.interleave.suites.workload.Waits;
import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/**
 * Other waits, with computation handed to somebody else.
 *
 * @param waits for all but computation
 * @param computer takes a computation and waits for its result as the model does
 */
record OffloadingWaits(Waits waits, Computer computer) implements Waits {
  /** Where units have their computations done. */
  @FunctionalInterface
  interface Computer {
    long compute(LongSupplier computation);
  }

  @Override
  public long compute(LongSupplier computation) {
    return computer.compute(computation);
  }

  @Override
  public void sleep(Duration time) throws InterruptedException {
    waits.sleep(time);
  }

  @Override
  public Connection connect(SocketAddress peer) throws IOException {
    return waits.connect(peer);
  }

  @Override
  public <T> T blocking(Callable<T> call) throws Exception {
    return waits.blocking(call);
  }

  @Override
  public <T> T await(CompletionStage<T> stage) throws Exception {
    return waits.await(stage);
  }

  @Override
  public boolean onLoop() {
    return waits.onLoop();
  }

  @Override
  public long[] all(List<? extends Part> parts) throws Exception {
    return waits.all(parts);
  }

  @Override
  public long[] group(List<? extends Part> parts) throws Exception {
    return waits.group(parts);
  }
}
