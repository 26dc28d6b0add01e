package dev.interleave.loop.stream;

import static dev.interleave.loop.Asyncio.createTask;

import dev.interleave.loop.Asyncio;
import dev.interleave.loop.CancelledError;
import dev.interleave.loop.Coroutine;
import dev.interleave.loop.ReturnWhen;
import dev.interleave.loop.Task;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A race of attempts at one thing, each of which starts when the one before it has failed or has
 * taken too long. "Happy eyeballs", RFC 8305. asyncio: {@code staggered_race}.
 */
final class Staggered {
  private Staggered() {}

  /**
   * How a race ended.
   *
   * @param winner what the first attempt that succeeded made; null if none did
   * @param failures what those that failed threw, in the order in which they started
   */
  record Outcome<T>(@Nullable T winner, List<Throwable> failures) {}

  /**
   * Awaits the first attempt that succeeds; the others are cancelled, and have ended on return.
   *
   * @param delay how long an attempt has before the next one starts
   * @param discard takes what another attempt made all the same
   */
  static <T> Outcome<T> race(
      List<Coroutine<T>> attempts, Duration delay, Consumer<? super T> discard) {
    List<Task<T>> started = new ArrayList<>();
    Task<T> winner = null;
    try {
      while (winner == null) {
        List<Task<T>> running = started.stream().filter(task -> !task.done()).toList();
        if (started.size() < attempts.size()) {
          Task<T> next = createTask(attempts.get(started.size()));
          started.add(next);
          running = with(running, next);
        } else if (running.isEmpty()) {
          break;
        }
        Duration limit = started.size() < attempts.size() ? delay : null;
        Asyncio.wait(running, limit, ReturnWhen.FIRST_COMPLETED);
        winner = started.stream().filter(Staggered::succeeded).findFirst().orElse(null);
      }
      List<Throwable> failures =
          started.stream()
              .filter(Task::done)
              .map(Staggered::failure)
              .flatMap(List::stream)
              .toList();
      return new Outcome<>(winner == null ? null : winner.result(), failures);
    } finally {
      started.remove(winner);
      end(started, discard);
    }
  }

  private static <T> List<T> with(List<T> items, T last) {
    List<T> more = new ArrayList<>(items);
    more.add(last);
    return more;
  }

  private static boolean succeeded(Task<?> task) {
    return task.done() && failure(task).isEmpty();
  }

  /** What the task that is done has failed with, if it has. */
  private static List<Throwable> failure(Task<?> task) {
    try {
      Throwable failure = task.exception();
      return failure == null ? List.of() : List.of(failure);
    } catch (CancelledError cancelled) {
      return List.of(cancelled);
    }
  }

  private static <T> void end(List<Task<T>> tasks, Consumer<? super T> discard) {
    for (Task<T> task : tasks) {
      task.cancel();
      task.addDoneCallback(
          done -> {
            if (succeeded(task)) {
              discard.accept(task.result());
            }
          });
    }
    if (!tasks.isEmpty()) {
      Asyncio.wait(tasks, null, ReturnWhen.ALL_COMPLETED);
    }
  }

  /**
   * The addresses in turns, one of each family, the family of the first address first. So a network
   * where one family leads nowhere costs one delay. asyncio: {@code interleave=1}.
   */
  static List<InetSocketAddress> interleave(List<InetSocketAddress> addresses) {
    Map<Class<? extends @Nullable InetAddress>, Deque<InetSocketAddress>> families =
        new LinkedHashMap<>();
    for (InetSocketAddress address : addresses) {
      families
          .computeIfAbsent(address.getAddress().getClass(), family -> new ArrayDeque<>())
          .add(address);
    }
    List<InetSocketAddress> turns = new ArrayList<>();
    Collection<Deque<InetSocketAddress>> left = families.values();
    while (turns.size() < addresses.size()) {
      left.removeIf(Deque::isEmpty);
      left.forEach(family -> turns.add(family.removeFirst()));
    }
    return turns;
  }
}
