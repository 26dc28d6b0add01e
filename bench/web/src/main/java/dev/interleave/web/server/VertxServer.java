package dev.interleave.web.server;

import dev.interleave.web.app.FutureApplication;
import dev.interleave.web.database.DatabaseSettings;
import dev.interleave.web.database.VertxInstances;
import dev.interleave.web.database.VertxOrders;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Vert.x: a verticle on each of its event loops, all of which share one port. */
final class VertxServer implements WebServer {
  private static final int SECONDS_TO_START = 30;

  /** To Vert.x that is one free port for all verticles that ask for it; 0 is a port for each. */
  private static final int FREE_FOR_ALL = -1;

  private final Vertx vertx;
  private final int port;

  private VertxServer(Vertx vertx, int port) {
    this.vertx = vertx;
    this.port = port;
  }

  static WebServer start(Setup setup) throws IOException {
    Vertx vertx = VertxInstances.start(setup.threads());
    try {
      DatabaseSettings database = setup.database();
      @Nullable VertxOrders orders =
          database == null ? null : VertxOrders.open(vertx, database, setup.connections());
      var application =
          new FutureApplication(time -> timer(vertx, time), orders == null ? null : orders::find);
      var handler = new VertxHandler(application, new DateHeader(InstantSource.system()));
      var port = new AtomicInteger();
      VertxInstances.await(
          vertx.deployVerticle(
              () -> new Listening(setup, handler, port),
              new DeploymentOptions().setInstances(setup.threads())),
          SECONDS_TO_START);
      return new VertxServer(vertx, port.get());
    } catch (IOException failed) {
      VertxInstances.close(vertx);
      throw failed;
    }
  }

  private static CompletionStage<@Nullable Void> timer(Vertx vertx, Duration time) {
    return time.isZero()
        ? Future.<@Nullable Void>succeededFuture().toCompletionStage()
        : vertx
            .timer(time.toNanos(), TimeUnit.NANOSECONDS)
            .<@Nullable Void>mapEmpty()
            .toCompletionStage();
  }

  private static final class Listening extends VerticleBase {
    private final Setup setup;
    private final VertxHandler handler;
    private final AtomicInteger port;

    Listening(Setup setup, VertxHandler handler, AtomicInteger port) {
      this.setup = setup;
      this.handler = handler;
      this.port = port;
    }

    @Override
    public Future<HttpServer> start() {
      return vertx
          .createHttpServer(
              new HttpServerOptions()
                  .setHost(Setup.LOOPBACK)
                  .setPort(setup.port() == 0 ? FREE_FOR_ALL : setup.port())
                  .setAcceptBacklog(Setup.BACKLOG)
                  .setTcpNoDelay(true)
                  .setHandle100ContinueAutomatically(true))
          .requestHandler(handler::handle)
          .listen()
          .onSuccess(server -> port.set(server.actualPort()));
    }
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void close() {
    VertxInstances.close(vertx);
  }
}
