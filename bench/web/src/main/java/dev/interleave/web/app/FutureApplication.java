package dev.interleave.web.app;

import dev.interleave.web.app.Call.Add;
import dev.interleave.web.app.Call.Compute;
import dev.interleave.web.app.Call.FindOrder;
import dev.interleave.web.app.Call.Greet;
import dev.interleave.web.app.Call.Refused;
import dev.interleave.web.app.Call.Wait;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The application for event loops: nothing in it waits, and what is computed is computed in place,
 * on the loop's thread.
 */
public final class FutureApplication {
  /** How time passes: a stage that ends on the event loop once it has. */
  @FunctionalInterface
  public interface Pause {
    CompletionStage<@Nullable Void> pause(Duration time);
  }

  /**
   * How an order is read: a stage that ends on the event loop, with null if there is none with that
   * identifier.
   */
  @FunctionalInterface
  public interface Finder {
    CompletionStage<@Nullable Order> find(int id);
  }

  private final Pause pause;
  private final @Nullable Finder orders;

  /**
   * The application that waits and reads in these ways.
   *
   * @param orders null where there is no database
   */
  public FutureApplication(Pause pause, @Nullable Finder orders) {
    this.pause = pause;
    this.orders = orders;
  }

  /** Answers a request. The stage never fails: what goes wrong is an answer, too. */
  public CompletionStage<Reply> answer(Request request) {
    try {
      return switch (Router.route(request)) {
        case Greet() -> now(Answers.greeting());
        case Wait(int milliseconds) -> waited(milliseconds);
        case Compute(int steps) -> now(Answers.computed(Computation.run(1, steps)));
        case FindOrder(int id) -> order(id);
        case Add(Number sum) -> now(Answers.sum(sum));
        case Refused(Reply reply) -> now(reply);
      };
    } catch (RuntimeException failure) {
      return now(Answers.failed(failure));
    }
  }

  private static CompletionStage<Reply> now(Reply reply) {
    return CompletableFuture.completedFuture(reply);
  }

  private CompletionStage<Reply> waited(int milliseconds) {
    return pause
        .pause(Duration.ofMillis(milliseconds))
        .thenApply(over -> Answers.waited(milliseconds))
        .exceptionally(FutureApplication::failed);
  }

  private CompletionStage<Reply> order(int id) {
    return orders == null
        ? now(Answers.noDatabase())
        : orders
            .find(id)
            .thenCompose(order -> order == null ? now(Answers.noSuchOrder(id)) : priced(order))
            .exceptionally(FutureApplication::failed);
  }

  private CompletionStage<Reply> priced(Order order) {
    long check = order.check();
    return pause.pause(Order.PAUSE).thenApply(over -> Answers.order(order, check));
  }

  private static Reply failed(Throwable failure) {
    Throwable cause = failure.getCause();
    return Answers.failed(
        failure instanceof CompletionException && cause != null ? cause : failure);
  }
}
