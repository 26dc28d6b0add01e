package dev.interleave.web.server;

import dev.interleave.web.app.Reply;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/** Replies as Netty writes them. */
final class NettyReplies {
  private NettyReplies() {}

  /** Writes a reply, and closes the connection after it unless it is to be kept. */
  static void write(
      ChannelHandlerContext context, Reply reply, DateHeader date, boolean keepAlive) {
    var response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(reply.status()),
            Unpooled.wrappedBuffer(reply.body()));
    HttpHeaders headers = response.headers();
    headers.set(HttpHeaderNames.CONTENT_TYPE, reply.contentType());
    headers.setInt(HttpHeaderNames.CONTENT_LENGTH, reply.body().length);
    headers.set(HttpHeaderNames.DATE, date.value());
    if (reply.allow() != null) {
      headers.set(HttpHeaderNames.ALLOW, reply.allow());
    }
    if (keepAlive) {
      var _ = context.writeAndFlush(response, context.voidPromise());
    } else {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
      var _ = context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }
  }
}
