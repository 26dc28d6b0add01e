package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.itemsOf;
import static dev.interleave.loop.Asyncio.publisherOf;
import static dev.interleave.loop.Asyncio.run;
import static dev.interleave.loop.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;

/** Generators as publishers, and publishers as generators. */
@Timeout(30)
class PublishersTest {
  private static LoopOptions on(Mechanism mechanism) {
    return LoopOptions.DEFAULTS.with(mechanism).with(new VirtualTime());
  }

  /** Logs its signals; asks for what the test asks for. */
  private static final class Recorder implements Flow.Subscriber<Integer> {
    final List<String> log = new ArrayList<>();
    Flow.@Nullable Subscription subscription;

    Flow.Subscription subscription() {
      return Objects.requireNonNull(subscription);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      log.add("subscribed");
    }

    @Override
    public void onNext(Integer item) {
      log.add("item " + item);
      if (item == 99) {
        subscription().cancel();
      }
    }

    @Override
    public void onError(Throwable failure) {
      log.add(failure.getClass().getSimpleName());
    }

    @Override
    public void onComplete() {
      log.add("complete");
    }
  }

  private static AsyncGenerator<Integer> countTo(int last, List<String> log) {
    return new AsyncGenerator<>(
        out -> {
          try {
            for (int number = 1; number <= last; number++) {
              sleep(Duration.ofSeconds(1));
              out.emit(number);
            }
          } finally {
            log.add("closed");
          }
        });
  }

  @OnEachMechanism
  void asMuchIsPublishedAsIsAskedFor(Mechanism mechanism) {
    Recorder recorder = new Recorder();
    run(
        on(mechanism),
        () -> {
          publisherOf(countTo(3, recorder.log)).subscribe(recorder);
          sleep(Duration.ofSeconds(10));
          recorder.log.add("ask");
          recorder.subscription().request(1);
          recorder.subscription().request(1);
          sleep(Duration.ofSeconds(10));
          recorder.log.add("ask");
          recorder.subscription().request(Long.MAX_VALUE);
          recorder.subscription().request(Long.MAX_VALUE);
          sleep(Duration.ofSeconds(10));
          recorder.subscription().request(0);
          recorder.subscription().cancel();
          sleep(Duration.ofSeconds(10));
        });
    assertThat(recorder.log)
        .containsExactly(
            "subscribed", "ask", "item 1", "item 2", "ask", "item 3", "closed", "complete");
  }

  @OnEachMechanism
  void aSubscriberThatLeavesClosesTheGenerator(Mechanism mechanism) {
    Recorder early = new Recorder();
    Recorder waiting = new Recorder();
    Recorder within = new Recorder();
    run(
        on(mechanism),
        () -> {
          publisherOf(countTo(100, early.log)).subscribe(early);
          publisherOf(countTo(100, waiting.log)).subscribe(waiting);
          publisherOf(countTo(200, within.log)).subscribe(within);
          sleep(Duration.ZERO);
          early.subscription().request(1);
          early.subscription().cancel(); // Before its task has begun.
          waiting.subscription().request(2);
          within.subscription().request(1000);
          sleep(Duration.ofMillis(1500));
          waiting.subscription().cancel();
          sleep(Duration.ofHours(1));
        });
    assertThat(early.log).containsExactly("subscribed");
    assertThat(waiting.log).containsExactly("subscribed", "item 1", "closed");
    assertThat(within.log).hasSize(101).endsWith("item 98", "item 99", "closed");
  }

  @OnEachMechanism
  void aRequestForNothingIsAnError(Mechanism mechanism) {
    Recorder recorder = new Recorder();
    run(
        on(mechanism),
        () -> {
          publisherOf(countTo(9, recorder.log)).subscribe(recorder);
          sleep(Duration.ZERO);
          recorder.subscription().request(1);
          sleep(Duration.ofSeconds(2));
          recorder.subscription().request(-1);
          recorder.subscription().request(5);
          sleep(Duration.ofHours(1));
        });
    assertThat(recorder.log)
        .containsExactly("subscribed", "item 1", "IllegalArgumentException", "closed");
  }

  @OnEachMechanism
  void aGeneratorThatFailsAndASecondSubscriber(Mechanism mechanism) {
    Recorder first = new Recorder();
    Recorder second = new Recorder();
    run(
        on(mechanism),
        () -> {
          Flow.Publisher<Integer> publisher =
              publisherOf(
                  new AsyncGenerator<>(
                      out -> {
                        out.emit(1);
                        throw new ValueError("fails");
                      }));
          assertThatThrownBy(() -> publisher.subscribe(null))
              .isInstanceOf(NullPointerException.class);
          publisher.subscribe(first);
          publisher.subscribe(second);
          sleep(Duration.ZERO);
          first.subscription().request(9);
          sleep(Duration.ofSeconds(1));
        });
    assertThat(first.log).containsExactly("subscribed", "item 1", "ValueError");
    assertThat(second.log).containsExactly("subscribed", "IllegalStateException");
  }

  @OnEachMechanism
  void thePublisherOfAnotherThreadIsIterated(Mechanism mechanism) {
    List<Integer> items = new ArrayList<>();
    SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>();
    run(
        on(mechanism),
        () -> {
          Thread.ofPlatform()
              .start(
                  () -> {
                    try (publisher) {
                      while (publisher.getNumberOfSubscribers() == 0) {
                        Thread.onSpinWait();
                      }
                      for (int item = 0; item < 1000; item++) {
                        publisher.submit(item);
                      }
                    }
                  });
          for (int item : itemsOf(publisher, 16)) {
            items.add(item);
          }
        });
    assertThat(items).hasSize(1000).isSorted().startsWith(0).endsWith(999);
  }

  @OnEachMechanism
  void noMoreIsAskedForThanFits(Mechanism mechanism) {
    List<String> log = new ArrayList<>();
    Flow.Publisher<String> publisher =
        subscriber ->
            subscriber.onSubscribe(
                new Flow.Subscription() {
                  private int next;

                  @Override
                  public void request(long count) {
                    log.add("request " + count);
                    for (long left = count; left > 0; left--) {
                      subscriber.onNext("item " + next++);
                    }
                  }

                  @Override
                  public void cancel() {
                    log.add("cancel");
                  }
                });
    run(
        on(mechanism),
        () -> {
          try (AsyncGenerator<String> items = itemsOf(publisher, 4)) {
            for (String item : items) {
              log.add(item);
              if (item.equals("item 3")) {
                break;
              }
            }
          }
        });
    assertThat(log)
        .containsExactly(
            "request 4", "item 0", "item 1", "request 2", "item 2", "item 3", "cancel");
  }

  @OnEachMechanism
  void aPublisherThatFails(Mechanism mechanism) {
    try (SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>()) {
      ValueError error = new ValueError("published");
      publisher.closeExceptionally(error);
      assertThatThrownBy(() -> run(on(mechanism), () -> itemsOf(publisher, 1).next()))
          .isSameAs(error);
    }
    assertThatThrownBy(() -> itemsOf(subscriber -> {}, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0");
  }

  @OnEachMechanism
  void aGeneratorGoesThroughAPublisherOfItsLoop(Mechanism mechanism) {
    List<String> log = new ArrayList<>();
    run(
        on(mechanism),
        () -> {
          for (int item : itemsOf(publisherOf(countTo(3, log)), 1)) {
            log.add("item " + item);
            sleep(Duration.ofSeconds(5));
          }
        });
    assertThat(log).containsExactly("item 1", "item 2", "item 3", "closed");
  }
}
