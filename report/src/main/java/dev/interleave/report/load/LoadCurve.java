package dev.interleave.report.load;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * How the quantile of a server's response times grows with the rate.
 *
 * @param server whose it is
 * @param points from the lowest rate to the highest
 */
public record LoadCurve(LoadTarget server, List<Point> points) {
  /** Rates of different rounds that are so near to each other make one point. */
  private static final double WIDTH = Math.log(1.12);

  public LoadCurve {
    points = List.copyOf(points);
  }

  /**
   * A place on it: the middle one of the probes near this rate.
   *
   * @param rate requests per second
   * @param seconds the quantile
   */
  public record Point(double rate, double seconds) {}

  /** Of all forks under one request. */
  static LoadCurve of(LoadResults results, LoadTarget server, LoadTarget request) {
    TreeMap<Long, List<Point>> near = new TreeMap<>();
    for (LoadFork fork : results.forks()) {
      if (fork.server().equals(server.id()) && fork.request().equals(request.id())) {
        for (LoadProbe probe : fork.probes()) {
          double seconds = probe.sample().responseTimes().percentile(results.settings().quantile());
          if (seconds > 0) {
            near.computeIfAbsent(
                    Math.round(Math.log(probe.rate()) / WIDTH), bin -> new ArrayList<>())
                .add(new Point(probe.rate(), seconds));
          }
        }
      }
    }
    return new LoadCurve(server, near.values().stream().map(LoadCurve::middle).toList());
  }

  private static Point middle(List<Point> points) {
    double logRate =
        points.stream().mapToDouble(point -> Math.log(point.rate)).average().orElseThrow();
    double[] seconds = points.stream().mapToDouble(Point::seconds).sorted().toArray();
    int half = seconds.length / 2;
    double median =
        seconds.length % 2 == 1
            ? seconds[half]
            : Math.sqrt(seconds[half - 1] * seconds[half]); // Times vary by factors.
    return new Point(Math.exp(logRate), median);
  }
}
