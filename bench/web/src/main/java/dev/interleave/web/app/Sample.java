package dev.interleave.web.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A request to load servers with, and the answer that is right.
 *
 * @param path with the query
 * @param body null for none
 * @param expect the answer's body; its status is 200
 * @param needs the service without which it can't be answered; null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Sample(
    String id,
    String title,
    String method,
    String path,
    @Nullable String body,
    String expect,
    @Nullable String needs) {
  /** The service that is a database. */
  public static final String DATABASE = "database";

  private static final int MILLISECONDS = 5;

  /** About half a millisecond. */
  private static final int STEPS = 100_000;

  private static final int ID = 7;
  private static final int NUMBERS = 100;

  /** All of them: one for each thing that the application can be asked. */
  public static List<Sample> all() {
    Order order = Order.stored(ID);
    return List.of(
        get("json", "small JSON", "/json", Answers.greeting(), null),
        get(
            "wait",
            "wait " + MILLISECONDS + " ms",
            "/wait?ms=" + MILLISECONDS,
            Answers.waited(MILLISECONDS),
            null),
        get(
            "compute",
            "compute 0.5 ms",
            "/compute?n=" + STEPS,
            Answers.computed(Computation.skip(1, STEPS)),
            null),
        get(
            "order",
            "database row, computing, 2 ms",
            "/order?id=" + ID,
            Answers.order(order, order.expectedCheck()),
            DATABASE),
        new Sample(
            "sum",
            "sum of " + NUMBERS + " numbers",
            "POST",
            "/sum",
            IntStream.rangeClosed(1, NUMBERS)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(",", "[", "]")),
            text(Answers.sum((long) NUMBERS * (NUMBERS + 1) / 2)),
            null));
  }

  private static Sample get(
      String id, String title, String path, Reply reply, @Nullable String needs) {
    return new Sample(id, title, "GET", path, null, text(reply), needs);
  }

  private static String text(Reply reply) {
    return new String(reply.body(), UTF_8);
  }
}
