package dev.interleave.loop;

import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous generator that is also sent values: what it emits is answered by what it is sent.
 * asyncio: an asynchronous generator with {@code received = yield value}.
 *
 * <pre>{@code
 * var echo = new SendingGenerator<String, String>(out -> {
 *   String received = out.emit("ready");
 *   while (received != null) {
 *     received = out.emit("echo " + received);
 *   }
 * });
 * echo.next();      // "ready"
 * echo.send("a");   // "echo a"
 * }</pre>
 *
 * @param <T> the type of the values that come out
 * @param <S> the type of the values that go in
 */
public final class SendingGenerator<T extends @Nullable Object, S> extends AsyncGenerator<T> {

  /** The code of such a generator. */
  @FunctionalInterface
  public interface Body<T extends @Nullable Object, S> {
    /** Runs, and gives each value to {@code out}. */
    void run(Emitter<T, S> out) throws Exception;
  }

  /** Takes and gives values. asyncio: the keyword {@code yield}. */
  public interface Emitter<T extends @Nullable Object, S> {
    /**
     * Gives {@code value} to the consumer, and returns when the next one is asked for.
     *
     * @return what was sent, or null if nothing was
     */
    @Nullable S emit(T value);
  }

  /** A generator of what {@code body} yields. */
  @SuppressWarnings("unchecked") // Only an S can be sent.
  public SendingGenerator(Body<T, S> body) {
    super(
        out -> {
          Exchange<T> exchange = (Exchange<T>) out;
          body.run(value -> (S) exchange.exchange(value));
        });
  }

  /**
   * Has the code go on, its {@code emit} returning {@code sent}, and awaits its next value.
   * asyncio: {@code asend}.
   *
   * @param sent what to send; null for nothing, as it must be at first
   * @throws NoSuchElementException if there is no further value
   */
  public T send(@Nullable S sent) {
    return nextOf(sent, null);
  }
}
