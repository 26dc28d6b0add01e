package dev.interleave.web.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.interleave.web.app.DirectApplication;
import dev.interleave.web.app.Reply;
import dev.interleave.web.app.Request;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The JDK's own server: one thread waits for all idle connections, and hands each request to an
 * executor, whose thread reads it, computes, waits and answers.
 */
final class JdkServer implements WebServer {
  /** The default of Tomcat's {@code maxThreads}. */
  static final int POOL_SIZE = 200;

  /**
   * Without the first an answer waits for the client to acknowledge the one before (Nagle's
   * algorithm); without the second connections beyond 200 are closed after each answer.
   */
  static final List<String> JVM_ARGS =
      List.of("-Dsun.net.httpserver.nodelay=true", "-Dsun.net.httpserver.maxIdleConnections=10000");

  private final HttpServer server;
  private final ExecutorService threads;
  private final BlockingOrders orders;

  private JdkServer(HttpServer server, ExecutorService threads, BlockingOrders orders) {
    this.server = server;
    this.threads = threads;
    this.orders = orders;
  }

  static WebServer onVirtualThreads(Setup setup) throws IOException {
    return start(setup, Executors.newVirtualThreadPerTaskExecutor());
  }

  static WebServer onFixedPool(Setup setup) throws IOException {
    return start(
        setup,
        Executors.newFixedThreadPool(
            setup.threads(), Thread.ofPlatform().daemon().name("web-", 0).factory()));
  }

  private static WebServer start(Setup setup, ExecutorService threads) throws IOException {
    BlockingOrders orders = BlockingOrders.open(setup);
    DirectApplication application = orders.application();
    HttpServer server = HttpServer.create(setup.address(), Setup.BACKLOG);
    server.setExecutor(threads);
    server.createContext("/", exchange -> handle(exchange, application));
    server.start();
    return new JdkServer(server, threads, orders);
  }

  private static void handle(HttpExchange exchange, DirectApplication application)
      throws IOException {
    try (exchange) {
      Reply reply =
          application.answer(
              Request.of(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().toString(),
                  Bodies.read(exchange.getRequestBody())));
      Headers headers = exchange.getResponseHeaders();
      headers.set("Content-Type", reply.contentType());
      if (reply.allow() != null) {
        headers.set("Allow", reply.allow());
      }
      if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.sendResponseHeaders(reply.status(), -1);
      } else {
        exchange.sendResponseHeaders(reply.status(), reply.body().length);
        exchange.getResponseBody().write(reply.body());
      }
    }
  }

  @Override
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    orders.close();
  }
}
