package dev.interleave.web.server;

import dev.interleave.web.app.FutureApplication;
import dev.interleave.web.app.Order;
import dev.interleave.web.app.Request;
import dev.interleave.web.database.DatabaseSettings;
import dev.interleave.web.database.VertxOrders;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Netty's event loops on NIO, with the handlers that its users would put together for this: its
 * codec, its aggregator of bodies, and one that answers.
 */
final class NettyServer implements WebServer {
  /** Of its own accord Netty does without {@code sun.misc.Unsafe} from JDK 25 on, and is slower. */
  static final List<String> JVM_ARGS = List.of("--sun-misc-unsafe-memory-access=allow");

  private static final int SECONDS_TO_CLOSE = 5;

  private final EventLoopGroup loops;
  private final Channel channel;
  private final @Nullable VertxOrders orders;

  private NettyServer(EventLoopGroup loops, Channel channel, @Nullable VertxOrders orders) {
    this.loops = loops;
    this.channel = channel;
    this.orders = orders;
  }

  static WebServer start(Setup setup) throws IOException {
    DatabaseSettings database = setup.database();
    @Nullable VertxOrders orders =
        database == null ? null : VertxOrders.open(database, setup.connections());
    var date = new DateHeader(InstantSource.system());
    EventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(setup.threads(), NioIoHandler.newFactory());
    Channel channel =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, Setup.BACKLOG)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel connection) {
                    connection
                        .pipeline()
                        .addLast(
                            new HttpServerCodec(),
                            new NettyBodies(Request.MOST_BYTES, date),
                            new FlowControlHandler(),
                            new NettyHandler(application(connection.eventLoop(), orders), date));
                  }
                })
            .bind(setup.address())
            .syncUninterruptibly()
            .channel();
    return new NettyServer(loops, channel, orders);
  }

  private static FutureApplication application(EventLoop loop, @Nullable VertxOrders orders) {
    return new FutureApplication(
        time -> timer(loop, time),
        orders == null
            ? null
            // What follows is to run on the connection's loop, not on that of the database.
            : id -> orders.find(id).<@Nullable Order>thenApplyAsync(order -> order, loop));
  }

  private static CompletionStage<@Nullable Void> timer(EventLoop loop, Duration time) {
    var over = new CompletableFuture<@Nullable Void>();
    var _ = loop.schedule(() -> over.complete(null), time.toNanos(), TimeUnit.NANOSECONDS);
    return over;
  }

  @Override
  public int port() {
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  @Override
  public void close() {
    loops.shutdownGracefully(0, SECONDS_TO_CLOSE, TimeUnit.SECONDS).syncUninterruptibly();
    if (orders != null) {
      orders.close();
    }
  }
}
