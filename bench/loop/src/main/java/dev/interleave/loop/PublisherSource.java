package dev.interleave.loop;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Subscribes to a publisher and keeps the values that came until a generator takes them: never more
 * than were asked for at once. Signals come on any thread and are taken to the loop's.
 */
final class PublisherSource<T> implements Flow.Subscriber<T> {
  private final EventLoop loop;
  private final int atOnce;
  private final boolean foreign;
  private final Deque<T> values = new ArrayDeque<>();
  private Flow.@Nullable Subscription subscription;
  private int taken;
  private boolean completed;
  private boolean left;
  private @Nullable Throwable failure;
  private @Nullable Future<@Nullable Void> signal;

  private PublisherSource(EventLoop loop, int atOnce, boolean foreign) {
    this.loop = loop;
    this.atOnce = atOnce;
    this.foreign = foreign;
  }

  static <T> AsyncGenerator<T> generator(Flow.Publisher<T> publisher, int atOnce) {
    if (atOnce < 1) {
      throw new IllegalArgumentException("items to ask for at once: " + atOnce + ", must be > 0");
    }
    return new AsyncGenerator<>(
        out -> {
          EventLoop loop = RunningLoops.required();
          boolean own = publisher instanceof PublishedGenerator<?> source && source.isOf(loop);
          PublisherSource<T> source = new PublisherSource<>(loop, atOnce, !own);
          publisher.subscribe(source);
          try {
            source.emitAll(out);
          } finally {
            source.leave();
          }
        });
  }

  private void emitAll(AsyncGenerator.Emitter<T> out) {
    while (true) {
      T next = values.poll();
      if (next != null) {
        out.emit(next);
        askForMore();
      } else if (failure != null) {
        throw Sneaky.raise(failure);
      } else if (completed) {
        return;
      } else {
        awaitSignal();
      }
    }
  }

  /** Asks anew for half of a batch at a time, so that values are there while others come. */
  private void askForMore() {
    taken++;
    if (taken >= (atOnce + 1) / 2 && subscription != null) {
      int count = taken;
      taken = 0;
      subscription.request(count);
    }
  }

  private void awaitSignal() {
    Future<@Nullable Void> next = loop.createFuture();
    signal = next;
    ForeignCall call = foreign ? new ForeignCall(loop) : null;
    try {
      next.await();
    } finally {
      signal = null;
      if (call != null) {
        call.end();
      }
    }
  }

  private void leave() {
    left = true;
    if (subscription != null && !completed && failure == null) {
      subscription.cancel();
    }
  }

  /** Takes a signal to the loop, in the order in which they come. */
  private void take(Runnable change) {
    loop.callSoonIfOpen(
        () -> {
          change.run();
          if (signal != null) {
            Waiting.release(signal);
          }
        });
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    Objects.requireNonNull(given, "subscription");
    take(
        () -> {
          if (left || subscription != null) {
            given.cancel();
          } else {
            subscription = given;
            given.request(atOnce);
          }
        });
  }

  @Override
  public void onNext(T item) {
    Objects.requireNonNull(item, "item");
    take(() -> values.add(item));
  }

  @Override
  public void onError(Throwable thrown) {
    Objects.requireNonNull(thrown, "throwable");
    take(() -> failure = thrown);
  }

  @Override
  public void onComplete() {
    take(() -> completed = true);
  }
}
