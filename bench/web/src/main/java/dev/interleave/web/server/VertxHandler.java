package dev.interleave.web.server;

import dev.interleave.web.app.Answers;
import dev.interleave.web.app.FutureApplication;
import dev.interleave.web.app.Reply;
import dev.interleave.web.app.Request;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Answers requests on Vert.x, which itself keeps those of a connection in order. */
final class VertxHandler {
  private final FutureApplication application;
  private final DateHeader date;

  VertxHandler(FutureApplication application, DateHeader date) {
    this.application = application;
    this.date = date;
  }

  void handle(HttpServerRequest request) {
    Buffer body = Buffer.buffer();
    request.handler(
        piece -> {
          if (body.length() <= Request.MOST_BYTES) {
            body.appendBuffer(piece);
          }
        });
    request.endHandler(end -> answer(request, body));
  }

  private void answer(HttpServerRequest request, Buffer body) {
    if (body.length() > Request.MOST_BYTES) {
      write(request, Answers.tooLarge());
      return;
    }
    application
        .answer(Request.of(request.method().name(), request.uri(), body.getBytes()))
        .thenAccept(reply -> write(request, reply));
  }

  private void write(HttpServerRequest request, Reply reply) {
    HttpServerResponse response = request.response();
    if (response.closed()) {
      return;
    }
    response
        .setStatusCode(reply.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, reply.contentType())
        .putHeader(HttpHeaders.DATE, date.value());
    if (reply.allow() != null) {
      response.putHeader(HttpHeaders.ALLOW, reply.allow());
    }
    response.end(Buffer.buffer(reply.body()));
  }
}
