package dev.interleave.web.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The answers of the application. */
public final class Answers {
  /** How many characters of a request are repeated in an answer. */
  private static final int MOST_REPEATED = 80;

  private static final System.Logger LOGGER = System.getLogger(Answers.class.getName());
  private static final AtomicBoolean LOGGED = new AtomicBoolean();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Answers() {}

  private record Greeting(String message) {}

  private record Waited(int waited) {}

  private record Computed(long result) {}

  private record Priced(int id, int customer, int price, long check) {}

  private record Summed(Number sum) {}

  static Reply greeting() {
    return json(new Greeting("Hello, World!"));
  }

  static Reply waited(int milliseconds) {
    return json(new Waited(milliseconds));
  }

  static Reply computed(long result) {
    return json(new Computed(result));
  }

  static Reply order(Order order, long check) {
    return json(new Priced(order.id(), order.customer(), order.price(), check));
  }

  static Reply sum(Number sum) {
    return json(new Summed(sum));
  }

  static Reply bad(String sentence) {
    return text(400, sentence, null);
  }

  static Reply noSuchOrder(int id) {
    return text(404, "there is no order %d; they go from 1 to %d".formatted(id, Order.COUNT), null);
  }

  static Reply notFound(String path, String paths) {
    return text(404, "there is nothing at %s; there are %s".formatted(cut(path), paths), null);
  }

  static Reply wrongMethod(String method, String path, String allowed) {
    return text(
        405, "%s can't be asked by %s; use %s".formatted(path, cut(method), allowed), allowed);
  }

  static Reply noDatabase() {
    return text(
        503,
        "no database was configured; start the server with -Dinterleave.database.host and the"
            + " others that DatabaseMain prints",
        null);
  }

  /** For a body that is longer than {@link Request#MOST_BYTES}. */
  public static Reply tooLarge() {
    return text(
        413, "the body is too long; it may have %d bytes".formatted(Request.MOST_BYTES), null);
  }

  /** For a request that the server itself could not understand. */
  public static Reply malformed() {
    return bad("the request is malformed");
  }

  /** For what went wrong on the server's side. Says why on standard error, the first time. */
  static Reply failed(Throwable failure) {
    if (LOGGED.compareAndSet(false, true)) {
      LOGGER.log(
          System.Logger.Level.WARNING, "a request failed; later failures are not logged", failure);
    }
    return text(
        500,
        "the request failed with %s; the server's log has the first such failure"
            .formatted(failure.getClass().getSimpleName()),
        null);
  }

  static String cut(String text) {
    return text.length() <= MOST_REPEATED ? text : text.substring(0, MOST_REPEATED) + "...";
  }

  private static Reply json(Object value) {
    try {
      return new Reply(200, Reply.JSON, null, JSON.writeValueAsBytes(value));
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Reply text(int status, String sentence, @Nullable String allow) {
    return new Reply(status, Reply.TEXT, allow, (sentence + "\n").getBytes(UTF_8));
  }
}
