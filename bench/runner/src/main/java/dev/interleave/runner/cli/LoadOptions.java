package dev.interleave.runner.cli;

import dev.interleave.report.load.Arrivals;
import dev.interleave.report.load.LoadSettings;
import dev.interleave.runner.problem.Problem;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How servers are loaded. */
final class LoadOptions {
  private static final String SEARCH = "search";
  private static final int MOST_CONNECTIONS = 10_000;
  private static final double MOST_RATE = 1e6;
  private static final double MOST_SECONDS = 3600;

  /** What a request may take, in bounds. */
  private static final double PATIENCE = 20;

  private static final double LEAST_TIMEOUT = 1;

  @Option(
      names = "--bound",
      defaultValue = "10ms",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description =
          "What the quantile of the response times has to stay within (default:"
              + " ${DEFAULT-VALUE}).")
  private Duration bound = Duration.ZERO;

  @Option(
      names = "--quantile",
      defaultValue = "99",
      paramLabel = "PERCENT",
      description = "Which quantile (default: ${DEFAULT-VALUE}).")
  private double quantile;

  @Option(
      names = "--connections",
      defaultValue = "64",
      paramLabel = "N",
      description =
          "Connections that are kept open, and so most requests in flight (default:"
              + " ${DEFAULT-VALUE}).")
  private int connections;

  @Option(
      names = "--rate",
      defaultValue = SEARCH,
      paramLabel = "N|search",
      description =
          "Requests per second to measure at, or search for the highest that keeps the bound"
              + " (default: ${DEFAULT-VALUE}).")
  private String rate = SEARCH;

  @Option(
      names = "--arrivals",
      defaultValue = "fixed",
      paramLabel = "fixed|poisson",
      description =
          "Requests are due evenly spaced, or at random as of many independent users (default:"
              + " ${DEFAULT-VALUE}).")
  private String arrivals = "";

  @Option(
      names = "--seconds",
      defaultValue = "3",
      paramLabel = "S",
      description = "Measured in each probe (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--settle",
      defaultValue = "1",
      paramLabel = "S",
      description =
          "Seconds at the start of each probe that are not measured (default:"
              + " ${DEFAULT-VALUE}).")
  private double settle;

  @Option(
      names = "--warmup",
      defaultValue = "5",
      paramLabel = "S",
      description =
          "Seconds for which each fresh server is loaded before its first probe (default:"
              + " ${DEFAULT-VALUE}).")
  private double warmup;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description =
          "When to give a request up; it counts as an error that took as long (default: 20 times"
              + " the bound, and 1s at least).")
  private @Nullable Duration timeout;

  /**
   * All of them.
   *
   * @throws Problem if one is not possible
   */
  LoadSettings settings() {
    require(
        quantile >= 50 && quantile < 100,
        "--quantile=" + quantile,
        "allowed are 50 to below 100, per cent");
    require(
        connections >= 1 && connections <= MOST_CONNECTIONS,
        "--connections=" + connections,
        "allowed are 1 to " + MOST_CONNECTIONS);
    requireSeconds("--seconds", seconds, 0.1);
    requireSeconds("--settle", settle, 0);
    requireSeconds("--warmup", warmup, 0.1);
    double limit = seconds(bound);
    double patience =
        timeout == null ? Math.max(LEAST_TIMEOUT, PATIENCE * limit) : seconds(timeout);
    require(
        patience > limit,
        "--timeout=" + patience + "s",
        "allowed is what is longer than the bound of " + limit + "s");
    return new LoadSettings(
        quantile, limit, connections, arrivals(), warmup, settle, seconds, patience, rate());
  }

  private Arrivals arrivals() {
    return Arrays.stream(Arrivals.values())
        .filter(one -> one.word().equals(arrivals))
        .findFirst()
        .orElseThrow(
            () ->
                problem(
                    "--arrivals=" + arrivals,
                    "allowed are "
                        + Arrays.stream(Arrivals.values())
                            .map(Arrivals::word)
                            .collect(Collectors.joining(" and "))));
  }

  private @Nullable Double rate() {
    if (rate.equals(SEARCH)) {
      return null;
    }
    double number = number(rate);
    require(
        number >= 1 && number <= MOST_RATE,
        "--rate=" + rate,
        "allowed are 1 to 1000000 requests per second, or search");
    return number;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static void requireSeconds(String option, double value, double least) {
    require(
        value >= least && value <= MOST_SECONDS,
        option + "=" + value,
        "allowed are " + least + " to " + MOST_SECONDS + " seconds");
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static void require(boolean possible, String given, String allowed) {
    if (!possible) {
      throw problem(given, allowed);
    }
  }

  private static Problem problem(String given, String allowed) {
    return Problem.usage("%s is not possible: %s.".formatted(given, allowed));
  }
}
