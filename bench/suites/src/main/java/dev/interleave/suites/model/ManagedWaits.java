package dev.interleave.suites.model;

import dev.interleave.suites.workload.Waits;
import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Blocking waits of which a ForkJoin pool is told, so that it may add a thread to make up for the
 * one that blocks.
 */
record ManagedWaits(BlockingWaits waits) implements Waits {

  /** One blocking call, run once by the pool. */
  private static final class Blocker<T> implements ForkJoinPool.ManagedBlocker {
    private final Callable<T> call;
    private @Nullable T result;
    private @Nullable Exception failure;
    private boolean done;

    Blocker(Callable<T> call) {
      this.call = call;
    }

    @Override
    public boolean block() {
      try {
        result = call.call();
      } catch (Exception thrown) {
        failure = thrown;
      }
      done = true;
      return true;
    }

    @Override
    public boolean isReleasable() {
      return done;
    }
  }

  @Override
  public <T> T blocking(Callable<T> call) throws Exception {
    var blocker = new Blocker<>(call);
    ForkJoinPool.managedBlock(blocker);
    if (blocker.failure != null) {
      throw blocker.failure;
    }
    return Objects.requireNonNull(blocker.result);
  }

  @Override
  public <T> T await(CompletionStage<T> stage) throws Exception {
    return blocking(() -> waits.await(stage));
  }

  @Override
  public boolean onLoop() {
    return false;
  }

  private <T> T managed(Callable<T> call) throws IOException, InterruptedException {
    try {
      return blocking(call);
    } catch (IOException | InterruptedException | RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  private <T> T managedIo(Callable<T> call) throws IOException {
    try {
      return managed(call);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  @Override
  public void sleep(Duration time) throws InterruptedException {
    try {
      managed(
          () -> {
            waits.sleep(time);
            return time;
          });
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public Connection connect(SocketAddress peer) throws IOException {
    Connection connection = managedIo(() -> waits.connect(peer));
    return new Connection() {
      @Override
      public long exchange(long request) throws IOException {
        return managedIo(() -> connection.exchange(request));
      }

      @Override
      public long sentNanos() {
        return connection.sentNanos();
      }

      @Override
      public void close() throws IOException {
        connection.close();
      }
    };
  }

  @Override
  public long compute(LongSupplier computation) {
    return computation.getAsLong();
  }

  @Override
  public long[] all(List<? extends Part> parts) throws Exception {
    return waits.all(parts);
  }
}
