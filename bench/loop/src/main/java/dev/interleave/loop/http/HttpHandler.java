package dev.interleave.loop.http;

/**
 * Answers requests, in direct style: it may await. aiohttp: a web handler.
 *
 * <p>Each connection is a task, which handles the requests of that connection one after the other.
 */
@FunctionalInterface
public interface HttpHandler {

  /**
   * Answers a request.
   *
   * @return the answer; what of the request's body was not read is dropped
   * @throws HttpException to answer with its status and its message as the text
   * @throws Exception whatever fails: the client gets a 500, the loop's exception handler the
   *     exception, and the connection is kept where its state is known
   */
  HttpResponse handle(HttpRequest request) throws Exception;
}
