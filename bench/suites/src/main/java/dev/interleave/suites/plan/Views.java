package dev.interleave.suites.plan;

import dev.interleave.suites.model.ExecutionModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The charts and answers of the report, in the order of the page. */
final class Views {
  private static final int CLIENTS = 100;

  private Views() {}

  static List<Plan.View> all(String benchmark) {
    return List.of(
        bars(benchmark, "waiting", "Waiting work", "sleep", 1000, "each unit waits 5 ms"),
        bars(benchmark, "computing", "Computing work", "primes", 100, "0.2 to 2 ms a unit"),
        new Plan.View(
            "crossing",
            "From concurrency to parallelism: 100 units of 2 ms at once",
            "LINES",
            where("family", "mixed", "concurrency", "100"),
            "model",
            "cpuShare",
            "share of a unit's time that is computation",
            false,
            null,
            null),
        bars(
            benchmark,
            "contended",
            "Contended work",
            "bank-transfer",
            1000,
            "100 transfers a unit, each under two of 32 locks"),
        lines("waiting-by-concurrency", "Waiting work as concurrency grows", "sleep"),
        bars(
            benchmark,
            "network",
            "Network requests",
            "tcp-echo",
            1000,
            "loopback server that answers after 5 ms"),
        clients(
            "database",
            "Database queries",
            "db-point-query",
            "a row by its key, 10 connections, by JDBC, on loops by Vert.x's client",
            null),
        clients(
            "web",
            "Web pages",
            "http-fetch",
            "the server answers after 5 ms",
            new Plan.Key(
                benchmark,
                SuiteFile.params(new Choice("http-fetch", ExecutionModel.SEQUENTIAL, 1)))),
        new Plan.View(
            "connections",
            "How many connections to a database: 100 queries at once",
            "CHOICE",
            where("family", "db-point-query", "driver", "usual", "concurrency", "100"),
            "model",
            "pool",
            "connections in the pool",
            true,
            "Connections to a database, for 100 queries at once",
            null));
  }

  /** A workload with all its parameters, which are on the client that is used. */
  private static Plan.View clients(
      String id, String subject, String family, String what, Plan.@Nullable Key reference) {
    return new Plan.View(
        id,
        "%s: %d at once, %s".formatted(subject, CLIENTS, what),
        "BARS",
        where("family", family, "usual", "true", "concurrency", Integer.toString(CLIENTS)),
        "model",
        null,
        null,
        false,
        "%s (%s), %d at once".formatted(subject, what, CLIENTS),
        reference);
  }

  private static Plan.View bars(
      String benchmark, String id, String subject, String workload, int concurrency, String what) {
    return new Plan.View(
        id,
        "%s: %d at once, %s".formatted(subject, concurrency, what),
        "BARS",
        where("workload", workload, "concurrency", Integer.toString(concurrency)),
        "model",
        null,
        null,
        false,
        concurrency == 1
            ? "%s (%s)".formatted(subject, what)
            : "%s (%s), %d at once".formatted(subject, what, concurrency),
        new Plan.Key(
            benchmark, SuiteFile.params(new Choice(workload, ExecutionModel.SEQUENTIAL, 1))));
  }

  private static Plan.View lines(String id, String title, String workload) {
    return new Plan.View(
        id,
        title,
        "LINES",
        where("workload", workload),
        "model",
        "concurrency",
        "units at once",
        true,
        null,
        null);
  }

  private static Map<String, String> where(String... namesAndValues) {
    var where = new LinkedHashMap<String, String>();
    for (int at = 0; at < namesAndValues.length; at += 2) {
      where.put(namesAndValues[at], namesAndValues[at + 1]);
    }
    return where;
  }
}
