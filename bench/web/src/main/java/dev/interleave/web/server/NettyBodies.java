package dev.interleave.web.server;

import dev.interleave.web.app.Answers;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpUtil;

/** Puts requests and their bodies together; one whose body is too long gets the answer for that. */
final class NettyBodies extends HttpObjectAggregator {
  private final DateHeader date;

  NettyBodies(int mostBytes, DateHeader date) {
    super(mostBytes);
    this.date = date;
  }

  /** The rest of the body is dropped, by the superclass, as it comes. */
  @Override
  protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) {
    NettyReplies.write(context, Answers.tooLarge(), date, HttpUtil.isKeepAlive(oversized));
  }
}
