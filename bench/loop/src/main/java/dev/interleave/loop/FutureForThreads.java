package dev.interleave.loop;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What other threads get of a future of a loop, and what they derive from that. To block the loop's
 * own thread until it is done would be for ever, as the loop is what completes it: an error.
 * asyncio: what {@code run_coroutine_threadsafe} returns.
 */
final class FutureForThreads<T extends @Nullable Object> extends CompletableFuture<T> {
  private final EventLoop loop;

  /** The one that the loop completes: this one, or the one that this one is derived from. */
  private final FutureForThreads<?> origin;

  /** One that {@code loop} is to complete. */
  FutureForThreads(EventLoop loop) {
    this.loop = loop;
    this.origin = this;
  }

  private FutureForThreads(FutureForThreads<?> origin) {
    this.loop = origin.loop;
    this.origin = origin;
  }

  /** The future that {@code loop} has to complete before {@code stage} can be; null for none. */
  static @Nullable CompletableFuture<?> awaitedFrom(EventLoop loop, CompletionStage<?> stage) {
    return stage instanceof FutureForThreads<?> future && future.loop == loop
        ? future.origin
        : null;
  }

  @Override
  public <U extends @Nullable Object> CompletableFuture<U> newIncompleteFuture() {
    return new FutureForThreads<>(origin);
  }

  @Override
  public T get() throws InterruptedException, ExecutionException {
    checkThread();
    return super.get();
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    checkThread();
    return super.get(timeout, unit);
  }

  @Override
  public T join() {
    checkThread();
    return super.join();
  }

  private void checkThread() {
    if (!isDone() && !origin.isDone() && loop.isInside(Thread.currentThread())) {
      throw new IllegalStateException(
          "To block the thread of "
              + loop
              + " until that loop itself has done something would be for ever: "
              + "use Asyncio.await(future), or createTask in place of runCoroutineThreadsafe");
    }
  }
}
