package dev.interleave.report;

import dev.interleave.report.input.Run;
import dev.interleave.report.load.Arrivals;
import dev.interleave.report.load.ClosedLoop;
import dev.interleave.report.load.Latencies;
import dev.interleave.report.load.LoadFork;
import dev.interleave.report.load.LoadProbe;
import dev.interleave.report.load.LoadResults;
import dev.interleave.report.load.LoadSample;
import dev.interleave.report.load.LoadSettings;
import dev.interleave.report.load.LoadTarget;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Load results that were never measured. */
public final class LoadSamples {
  public static final LoadSettings SEARCH = settings(null);

  private static final List<LoadTarget> REQUESTS =
      List.of(new LoadTarget("json", "GET /json"), new LoadTarget("order", "POST /order"));

  private LoadSamples() {}

  public static LoadSettings settings(@Nullable Double rate) {
    return new LoadSettings(99, 0.010, 64, Arrivals.FIXED, 5, 1, 3, 1, rate);
  }

  /** A thousand times: 900 of half the tail, the rest up to twice as long; one error. */
  public static LoadSample sample(double rate, double tailMillis, double latenessMillis) {
    Latencies response = Latencies.none();
    for (int i = 0; i < 1000; i++) {
      double share = i < 900 ? 0.5 : i < 985 ? 0.8 : i < 999 ? 1 : 2;
      response.add((long) (share * tailMillis * 1e6));
    }
    Latencies lateness = Latencies.none();
    lateness.add((long) (latenessMillis * 1e6));
    return new LoadSample(
        LoadSample.SCHEMA,
        rate,
        3,
        1000,
        999,
        0,
        1,
        0,
        2,
        rate,
        response.encoded(),
        response.encoded(),
        lateness.encoded(),
        0.012,
        0.05,
        1000,
        "no answer within the timeout of 1000 ms");
  }

  /** A fork that kept this rate, and not much more. */
  public static LoadFork fork(int round, String server, double highest, double latenessMillis) {
    List<LoadProbe> probes = new ArrayList<>();
    for (double share : new double[] {0.25, 0.5, 0.9, 1, 1.05, 1.2}) {
      double tail = share <= 1 ? 1 + 7 * Math.pow(share, 6) : 50 * share;
      probes.add(
          LoadProbe.of(sample(highest * share, tail, share > 1 ? latenessMillis : 0.1), SEARCH));
    }
    return new LoadFork(
        round,
        server,
        "json",
        null,
        highest,
        probes.getLast().late(),
        probes,
        new ClosedLoop(1.3 * highest, 0.02, 0),
        30);
  }

  public static LoadFork failed(int round, String server, String request, String reason) {
    return new LoadFork(round, server, request, reason, null, false, List.of(), null, 1);
  }

  /** Of servers a (fast), b (as fast), c (slower), d (failed), with one request not run. */
  public static LoadResults everything() {
    List<LoadFork> forks = new ArrayList<>();
    for (int round = 1; round <= 4; round++) {
      forks.add(fork(round, "a", 12_000 + 100 * round, 0.2));
      forks.add(fork(round, "b", 11_000 + 700 * round, 0.2));
      forks.add(fork(round, "c", 6_000 + 50 * round, 55));
    }
    forks.add(failed(1, "d", "json", "the server ended with exit code 3"));
    return results(SEARCH, forks, "a", "b", "c", "d");
  }

  /** The same servers at one rate. */
  public static LoadResults atOneRate() {
    LoadSettings settings = settings(1000.0);
    List<LoadFork> forks = new ArrayList<>();
    for (int round = 1; round <= 3; round++) {
      forks.add(only(round, "a", 2 + 0.1 * round, settings));
      forks.add(only(round, "b", 4 + 0.1 * round, settings));
    }
    return results(settings, forks, "a", "b");
  }

  private static LoadFork only(int round, String server, double tail, LoadSettings settings) {
    return new LoadFork(
        round,
        server,
        "json",
        null,
        null,
        false,
        List.of(LoadProbe.of(sample(1000, tail, 0.1), settings)),
        null,
        9);
  }

  public static LoadResults results(
      LoadSettings settings, List<LoadFork> forks, String... servers) {
    return new LoadResults(
        LoadResults.SCHEMA,
        "2026-01-01T00:00:00Z",
        "java -jar interleave.jar load --jar=web.jar --seed=1",
        1,
        600,
        "web.jar",
        "",
        settings,
        List.of(servers).stream().map(id -> new LoadTarget(id, "Server " + id)).toList(),
        settings.searches() ? REQUESTS : REQUESTS.subList(0, 1),
        settings.searches() ? "wrk 4.1.0" : null,
        new Run.Environment(
            "Linux", "6.1", "amd64", "CPU", 2, 2, 8L << 30, null, null, "JDK 25", "", null, null,
            false),
        forks);
  }
}
