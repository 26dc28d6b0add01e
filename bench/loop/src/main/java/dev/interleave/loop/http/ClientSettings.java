package dev.interleave.loop.http;

/**
 * What the connections of a client have in common; times in seconds.
 *
 * @param writer writes the requests of all of them
 */
record ClientSettings(
    HttpLimits limits,
    RequestWriter writer,
    double answerSeconds,
    double readSeconds,
    double idleSeconds) {

  static ClientSettings of(HttpClientOptions options) {
    return new ClientSettings(
        options.limits(),
        new RequestWriter(Deadline.seconds(options.writeTimeout())),
        Deadline.seconds(options.answerTimeout()),
        Deadline.seconds(options.readTimeout()),
        Deadline.seconds(options.idleTimeout()));
  }
}
