package dev.interleave.web.server;

import dev.interleave.web.app.Answers;
import dev.interleave.web.app.FutureApplication;
import dev.interleave.web.app.Reply;
import dev.interleave.web.app.Request;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import java.util.concurrent.CompletableFuture;

/**
 * Answers the requests of a connection, one after the other: while an answer is awaited nothing is
 * read, so that a client that sends ahead gets its answers in order.
 */
final class NettyHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
  private final FutureApplication application;
  private final DateHeader date;

  NettyHandler(FutureApplication application, DateHeader date) {
    this.application = application;
    this.date = date;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    if (request.decoderResult().isFailure()) {
      NettyReplies.write(context, Answers.malformed(), date, false);
      return;
    }
    boolean keepAlive = HttpUtil.isKeepAlive(request);
    CompletableFuture<Reply> answer =
        application
            .answer(
                Request.of(
                    request.method().name(),
                    request.uri(),
                    ByteBufUtil.getBytes(request.content())))
            .toCompletableFuture();
    if (answer.isDone()) {
      NettyReplies.write(context, answer.join(), date, keepAlive);
      return;
    }
    context.channel().config().setAutoRead(false);
    var _ =
        answer.thenAccept(
            reply -> {
              NettyReplies.write(context, reply, date, keepAlive);
              context.channel().config().setAutoRead(true);
            });
  }

  /** A connection that was cut, mostly: there is nobody to tell. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    var _ = context.close();
  }
}
