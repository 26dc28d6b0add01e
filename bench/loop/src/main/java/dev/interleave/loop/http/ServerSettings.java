package dev.interleave.loop.http;

import java.time.InstantSource;

/**
 * What the connections of a server have in common; times in seconds.
 *
 * @param writer writes the answers of all of them
 */
record ServerSettings(
    HttpHandler handler,
    HttpLimits limits,
    ResponseWriter writer,
    long mostSkipped,
    double idleSeconds,
    double headSeconds,
    double bodySeconds,
    int bodyRate,
    double writeSeconds) {

  static ServerSettings of(HttpHandler handler, HttpServerOptions options) {
    double writeSeconds = Deadline.seconds(options.writeTimeout());
    return new ServerSettings(
        handler,
        options.limits(),
        new ResponseWriter(new HttpDate(InstantSource.system()), writeSeconds),
        options.mostSkipped(),
        Deadline.seconds(options.idleTimeout()),
        Deadline.seconds(options.headTimeout()),
        Deadline.seconds(options.bodyTimeout()),
        options.bodyRate(),
        writeSeconds);
  }
}
