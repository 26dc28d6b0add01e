package dev.interleave.web.app;

import dev.interleave.web.app.Call.Add;
import dev.interleave.web.app.Call.Compute;
import dev.interleave.web.app.Call.FindOrder;
import dev.interleave.web.app.Call.Greet;
import dev.interleave.web.app.Call.Refused;
import dev.interleave.web.app.Call.Wait;
import java.util.function.Function;

/** Finds out what a request asks for. */
final class Router {
  /** The longest wait, in milliseconds. */
  static final int LONGEST_WAIT = 10_000;

  /** About 50 milliseconds of computing. */
  static final int MOST_STEPS = 10_000_000;

  private static final String PATHS = "/json, /wait, /compute, /order and /sum";
  private static final String GET = "GET";
  private static final String POST = "POST";

  private Router() {}

  static Call route(Request request) {
    if (request.body().length > Request.MOST_BYTES) {
      return new Refused(Answers.tooLarge());
    }
    return switch (request.path()) {
      case "/json" -> allowed(request, GET, asked -> new Greet());
      case "/wait" ->
          allowed(request, GET, asked -> new Wait(Query.number(asked, "ms", 0, LONGEST_WAIT)));
      case "/compute" ->
          allowed(request, GET, asked -> new Compute(Query.number(asked, "n", 0, MOST_STEPS)));
      case "/order" ->
          allowed(
              request,
              GET,
              asked ->
                  new FindOrder(Query.number(asked, "id", Integer.MIN_VALUE, Integer.MAX_VALUE)));
      case "/sum" -> allowed(request, POST, asked -> new Add(Numbers.sum(asked.body())));
      default -> new Refused(Answers.notFound(request.path(), PATHS));
    };
  }

  private static Call allowed(Request request, String method, Function<Request, Call> call) {
    if (!request.method().equals(method)) {
      return new Refused(Answers.wrongMethod(request.method(), request.path(), method));
    }
    try {
      return call.apply(request);
    } catch (BadRequestException bad) {
      return new Refused(Answers.bad(bad.getMessage()));
    }
  }
}
