package dev.interleave.web.app;

import dev.interleave.web.app.Call.Add;
import dev.interleave.web.app.Call.Compute;
import dev.interleave.web.app.Call.FindOrder;
import dev.interleave.web.app.Call.Greet;
import dev.interleave.web.app.Call.Refused;
import dev.interleave.web.app.Call.Wait;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The application in direct style: each request has a thread, which waits by blocking, or a task,
 * which awaits.
 */
public final class DirectApplication {
  /** How code waits. */
  @FunctionalInterface
  public interface Pause {
    void pause(Duration time) throws Exception;
  }

  /** How an order is read; null if there is none with that identifier. */
  @FunctionalInterface
  public interface Finder {
    @Nullable Order find(int id) throws Exception;
  }

  private final Pause pause;
  private final @Nullable Finder orders;

  /**
   * The application that waits and reads in these ways.
   *
   * @param orders null where there is no database
   */
  public DirectApplication(Pause pause, @Nullable Finder orders) {
    this.pause = pause;
    this.orders = orders;
  }

  /** Answers a request; what goes wrong is an answer, too. */
  public Reply answer(Request request) {
    try {
      return switch (Router.route(request)) {
        case Greet() -> Answers.greeting();
        case Wait(int milliseconds) -> waited(milliseconds);
        case Compute(int steps) -> Answers.computed(Computation.run(1, steps));
        case FindOrder(int id) -> order(id);
        case Add(Number sum) -> Answers.sum(sum);
        case Refused(Reply reply) -> reply;
      };
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Answers.failed(interrupted);
    } catch (Exception failure) {
      return Answers.failed(failure);
    }
  }

  private Reply waited(int milliseconds) throws Exception {
    pause.pause(Duration.ofMillis(milliseconds));
    return Answers.waited(milliseconds);
  }

  private Reply order(int id) throws Exception {
    if (orders == null) {
      return Answers.noDatabase();
    }
    Order order = orders.find(id);
    if (order == null) {
      return Answers.noSuchOrder(id);
    }
    long check = order.check();
    pause.pause(Order.PAUSE);
    return Answers.order(order, check);
  }
}
