package dev.interleave.web.server;

import dev.interleave.web.app.DirectApplication;
import dev.interleave.web.app.Reply;
import dev.interleave.web.app.Request;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;

/**
 * Helidon SE: a virtual thread for each connection, which blocks to read, to wait and to write. Its
 * own routing has one handler, for what is where is the application's to say.
 */
final class HelidonServer implements WebServer {
  private final io.helidon.webserver.WebServer server;
  private final BlockingOrders orders;

  private HelidonServer(io.helidon.webserver.WebServer server, BlockingOrders orders) {
    this.server = server;
    this.orders = orders;
  }

  static WebServer start(Setup setup) throws IOException {
    BlockingOrders orders = BlockingOrders.open(setup);
    DirectApplication application = orders.application();
    io.helidon.webserver.WebServer server =
        io.helidon.webserver.WebServer.builder()
            .address(setup.address().getAddress())
            .port(setup.port())
            .backlog(Setup.BACKLOG)
            .connectionOptions(options -> options.tcpNoDelay(true))
            .shutdownHook(false)
            .routing(
                routing ->
                    routing.any((request, response) -> handle(request, response, application)))
            .build()
            .start();
    if (!server.isRunning()) { // It logs why, and does not throw.
      orders.close();
      throw new IOException("Helidon did not start on port %d".formatted(setup.port()));
    }
    return new HelidonServer(server, orders);
  }

  private static void handle(
      ServerRequest request, ServerResponse response, DirectApplication application)
      throws IOException {
    HttpPrologue prologue = request.prologue();
    byte[] body = Bodies.read(request.content().inputStream());
    Reply reply =
        application.answer(
            new Request(
                prologue.method().text(),
                prologue.uriPath().rawPath(),
                prologue.query().rawValue(),
                body));
    response.status(reply.status()).header(HeaderNames.CONTENT_TYPE, reply.contentType());
    if (reply.allow() != null) {
      response.header(HeaderNames.ALLOW, reply.allow());
    }
    if (prologue.method().equals(Method.HEAD)) { // Helidon would send the body.
      response.send();
    } else {
      response.send(reply.body());
    }
  }

  @Override
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
    orders.close();
  }
}
