package dev.interleave.runner.load;

import dev.interleave.report.load.LoadFork;

/** A server under a request. */
record Cell(LoadSuite.Server server, LoadSuite.Request request) {
  /** For progress. */
  String name() {
    return server.id() + "/" + request.id();
  }

  boolean isOf(LoadFork fork) {
    return fork.server().equals(server.id()) && fork.request().equals(request.id());
  }
}
