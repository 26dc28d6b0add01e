package dev.interleave.loop;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A generator offered to one subscriber, of any thread, at the pace that it asks for. All signals
 * are given on the loop's thread, one after the other.
 */
final class PublishedGenerator<T> implements Flow.Publisher<T> {
  private final EventLoop loop;
  private final AsyncGenerator<T> generator;
  private boolean subscribed;

  PublishedGenerator(EventLoop loop, AsyncGenerator<T> generator) {
    this.loop = loop;
    this.generator = generator;
  }

  boolean isOf(EventLoop candidate) {
    return loop == candidate;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super T> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    boolean foreign = !loop.isInside(Thread.currentThread());
    loop.callSoonThreadsafe(() -> accept(subscriber, foreign));
  }

  private void accept(Flow.Subscriber<? super T> subscriber, boolean foreign) {
    Delivery delivery = new Delivery(subscriber, foreign);
    if (subscribed) {
      delivery.ended = true;
      subscriber.onSubscribe(delivery);
      subscriber.onError(new IllegalStateException("a generator has one subscriber"));
    } else {
      subscribed = true;
      subscriber.onSubscribe(delivery);
      delivery.waitForDemand();
    }
  }

  /** Gives values to the subscriber. Its state is the loop's, to which each request is taken. */
  private final class Delivery implements Flow.Subscription {
    private final Flow.Subscriber<? super T> subscriber;

    /** Whether the subscriber is another thread's, for which the loop then waits. */
    private boolean foreign;

    private long demand;
    private boolean ended;
    private @Nullable Task<?> task;
    private @Nullable ForeignCall waiting;

    Delivery(Flow.Subscriber<? super T> subscriber, boolean foreign) {
      this.subscriber = subscriber;
      this.foreign = foreign;
    }

    @Override
    public void request(long count) {
      if (loop.isInside(Thread.currentThread()) && count > 0) {
        demand(count);
      } else {
        boolean fromElsewhere = !loop.isInside(Thread.currentThread());
        loop.callSoonIfOpen(
            () -> {
              foreign |= fromElsewhere;
              demand(count);
            });
      }
    }

    private void demand(long count) {
      if (ended) {
        return;
      }
      if (count <= 0) {
        leave();
        subscriber.onError(
            new IllegalArgumentException("requested " + count + " items, must be > 0"));
        return;
      }
      demand = demand + count < 0 ? Long.MAX_VALUE : demand + count;
      stopWaiting();
      if (task == null) {
        task = loop.createTask(Coroutine.of(this::deliver));
      }
    }

    @Override
    public void cancel() {
      if (loop.isInside(Thread.currentThread())) {
        leave();
      } else {
        loop.callSoonIfOpen(this::leave);
      }
    }

    /** Gives no further signal, and closes the generator. */
    private void leave() {
      if (ended) {
        return;
      }
      ended = true;
      stopWaiting();
      Task<?> delivering = task;
      var _ =
          loop.createTask(
              Coroutine.of(
                  () -> {
                    if (delivering != null) {
                      delivering.cancel();
                      Asyncio.wait(List.of(delivering), null, ReturnWhen.ALL_COMPLETED);
                    }
                    generator.close();
                  }));
    }

    private void deliver() {
      try {
        while (demand > 0 && !ended) {
          Iterator<T> values = generator.iterator();
          if (!values.hasNext()) {
            end(subscriber::onComplete);
          } else if (!ended) {
            demand--;
            give(Objects.requireNonNull(values.next(), "a generator gave null to a publisher"));
          }
        }
      } catch (CancelledError cancelled) { // By leave(), or as the loop shuts down.
        end(() -> subscriber.onError(cancelled));
        throw cancelled;
      } catch (Throwable failure) {
        end(() -> subscriber.onError(failure));
      } finally {
        task = null;
        waitForDemand();
      }
    }

    private void end(Runnable lastSignal) {
      if (!ended) {
        ended = true;
        lastSignal.run();
      }
    }

    private void give(T value) {
      try {
        subscriber.onNext(value);
      } catch (RuntimeException failure) { // Which a subscriber must not do: it is left.
        leave();
        loop.callExceptionHandler(ExceptionContext.of("Exception in a subscriber", failure));
      }
    }

    private void waitForDemand() {
      if (foreign && !ended && demand == 0 && waiting == null) {
        waiting = new ForeignCall(loop);
      }
    }

    private void stopWaiting() {
      if (waiting != null) {
        waiting.end();
        waiting = null;
      }
    }
  }
}
