package dev.interleave.web.server;

import dev.interleave.loop.Asyncio;
import dev.interleave.loop.LoopOptions;
import dev.interleave.loop.Mechanism;
import dev.interleave.loop.http.HttpException;
import dev.interleave.loop.http.HttpHeaders;
import dev.interleave.loop.http.HttpLimits;
import dev.interleave.loop.http.HttpRequest;
import dev.interleave.loop.http.HttpResponse;
import dev.interleave.loop.http.HttpServer;
import dev.interleave.loop.http.HttpServerOptions;
import dev.interleave.web.app.Answers;
import dev.interleave.web.app.DirectApplication;
import dev.interleave.web.app.Reply;
import dev.interleave.web.app.Request;
import dev.interleave.web.database.DatabaseSettings;
import dev.interleave.web.database.VertxOrders;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The loop's own server: one thread, on which each connection has a task, which awaits and
 * computes. The code of the application is that for threads.
 */
final class LoopServer implements WebServer {
  static final List<String> JVM_ARGS = List.of("--add-opens=java.base/java.lang=ALL-UNNAMED");

  private static final int TOO_LARGE = 413;
  private static final HttpHeaders JSON = HttpHeaders.of("Content-Type", Reply.JSON);
  private static final HttpHeaders TEXT = HttpHeaders.of("Content-Type", Reply.TEXT);

  /** No other mechanism in place of it: what is measured is this one. */
  private static final LoopOptions LOOP =
      LoopOptions.DEFAULTS.named("web").cancelOnInterrupt(false);

  private static final HttpServerOptions SERVER =
      HttpServerOptions.DEFAULTS
          .backlog(Setup.BACKLOG)
          .with(HttpLimits.OF_REQUESTS.withBody(Request.MOST_BYTES));

  private final CompletableFuture<@Nullable Void> closing;
  private final Thread thread;
  private final int port;
  private final @Nullable VertxOrders orders;

  private LoopServer(
      CompletableFuture<@Nullable Void> closing,
      Thread thread,
      int port,
      @Nullable VertxOrders orders) {
    this.closing = closing;
    this.thread = thread;
    this.port = port;
    this.orders = orders;
  }

  static WebServer start(Setup setup) throws IOException {
    DatabaseSettings database = setup.database();
    @Nullable VertxOrders orders =
        database == null ? null : VertxOrders.open(database, setup.connections());
    var application =
        new DirectApplication(
            Asyncio::sleep, orders == null ? null : id -> Asyncio.await(orders.find(id)));
    var listening = new CompletableFuture<Integer>();
    var closing = new CompletableFuture<@Nullable Void>();
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .start(() -> serve(setup.port(), application, listening, closing));
    try {
      return new LoopServer(closing, thread, listening.join(), orders);
    } catch (CompletionException failed) {
      if (orders != null) {
        orders.close();
      }
      Throwable cause = failed.getCause() == null ? failed : failed.getCause();
      throw new IOException("the loop does not serve: " + cause.getMessage(), cause);
    }
  }

  private static void serve(
      int port,
      DirectApplication application,
      CompletableFuture<Integer> listening,
      CompletableFuture<@Nullable Void> closing) {
    try {
      Asyncio.run(
          LOOP.with(Mechanism.SCHEDULED_THREADS),
          () -> {
            HttpServer server =
                HttpServer.start(
                    request -> answer(request, application), Setup.LOOPBACK, port, SERVER);
            listening.complete(server.port());
            Asyncio.await(closing); // Then the loop ends what is open.
          });
    } catch (RuntimeException | Error failure) {
      if (!listening.completeExceptionally(failure)) { // It did listen; nobody waits to hear this.
        throw failure;
      }
    }
  }

  private static HttpResponse answer(HttpRequest request, DirectApplication application)
      throws IOException {
    Reply reply;
    try {
      reply = application.answer(Request.of(request.method(), request.target(), request.bytes()));
    } catch (HttpException bad) {
      if (bad.status() != TOO_LARGE) {
        throw bad;
      }
      reply = Answers.tooLarge();
    }
    HttpHeaders headers = reply.contentType().equals(Reply.JSON) ? JSON : TEXT;
    return HttpResponse.of(
        reply.status(),
        reply.allow() == null ? headers : headers.with("Allow", reply.allow()),
        reply.body());
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void close() {
    closing.complete(null);
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    if (orders != null) {
      orders.close();
    }
  }
}
