package dev.interleave.report.charts;

import dev.interleave.report.charts.CurveChart.Bound;
import dev.interleave.report.charts.CurveChart.Curve;
import dev.interleave.report.charts.CurveChart.Point;
import dev.interleave.report.load.Latencies;
import dev.interleave.report.load.LoadCurve;
import dev.interleave.report.load.LoadFindings;
import dev.interleave.report.load.LoadRow;
import dev.interleave.report.load.LoadSettings;
import dev.interleave.report.load.LoadTarget;
import dev.interleave.report.text.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Two pictures for each request: the tail against the rate, and all percentiles. */
public final class LoadPictures {
  private static final double MILLIS = 1e3;

  /** Points of a percentile curve in each halving of what is slower. */
  private static final int STEPS = 5;

  private final LoadFindings findings;
  private final LoadSettings settings;

  private LoadPictures(LoadFindings findings) {
    this.findings = findings;
    this.settings = findings.results().settings();
  }

  /** In the order of the requests; none of what was not measured. */
  public static List<Picture> of(LoadFindings findings) {
    LoadPictures pictures = new LoadPictures(findings);
    List<Picture> all = new ArrayList<>();
    int number = 0;
    for (LoadTarget request : findings.results().requests()) {
      number++;
      all.addAll(pictures.tails(request, number));
      all.addAll(pictures.percentiles(request, number));
    }
    return List.copyOf(all);
  }

  private List<Picture> tails(LoadTarget request, int number) {
    List<Curve> curves = new ArrayList<>();
    for (LoadCurve curve : findings.curves(request)) {
      List<Point> points =
          curve.points().stream()
              .map(point -> new Point(point.rate(), point.seconds() * MILLIS))
              .toList();
      curves.add(new Curve(curve.server().title(), index(curve.server()), points));
    }
    if (!settings.searches() || curves.isEmpty()) {
      return List.of();
    }
    CurveChart chart =
        new CurveChart(
            request.title() + ": " + settings.quantileName() + " against rate",
            "Response time from when a request was due, both axes logarithmic. Each point: the"
                + " middle one of the probes near that rate.",
            "requests per second",
            settings.quantileName() + ", ms",
            curves,
            bound(),
            true);
    double[] rates = chart.xs().toArray();
    double least = DoubleStream.of(rates).min().orElseThrow();
    double most = DoubleStream.of(rates).max().orElseThrow();
    return List.of(
        Pictures.picture(
            "rate-%02d".formatted(number),
            chart.title(),
            alternative(request),
            "",
            theme -> {
              LogTickAxis x = new LogTickAxis(List.of());
              x.setRange(least / 1.06, most * 1.06);
              return chart.drawing(x, theme);
            }));
  }

  private List<Picture> percentiles(LoadTarget request, int number) {
    List<Curve> curves = new ArrayList<>();
    for (LoadRow row : findings.rows(request)) {
      if (row.status() == LoadRow.Status.OK) {
        String name =
            settings.searches()
                ? "%s at %s/s".formatted(row.server().title(), Digits.number(row.rate().centre()))
                : row.server().title();
        curves.add(new Curve(name, index(row.server()), percentiles(row.times())));
      }
    }
    if (curves.isEmpty()) {
      return List.of();
    }
    CurveChart chart =
        new CurveChart(
            request.title() + ": percentiles",
            settings.searches()
                ? "Response times at each server's own highest rate, logarithmic; each further nine takes as much room."
                : "Response times at %s requests/s, logarithmic; each further nine takes as much room."
                    .formatted(Digits.number(rate())),
            "percentile",
            "response time, ms",
            curves,
            bound(),
            false);
    double most = chart.xs().max().orElseThrow();
    return List.of(
        Pictures.picture(
            "percentiles-%02d".formatted(number),
            chart.title(),
            alternative(request),
            "",
            theme -> chart.drawing(new PercentileAxis(most), theme)));
  }

  /** Up to the last percentile that has ten times beyond it; what is rarer is chance. */
  private static List<Point> percentiles(Latencies times) {
    List<Point> points = new ArrayList<>();
    double most = Math.max(2, times.size() / 10.0);
    int steps = (int) Math.floor(STEPS * Math.log(most) / Math.log(2));
    for (int i = 0; i <= steps; i++) {
      double place = Math.pow(2, (double) i / STEPS);
      double millis = times.percentile(100 - 100 / place) * MILLIS;
      if (millis > 0) {
        points.add(new Point(place, millis));
      }
    }
    return points;
  }

  private Bound bound() {
    double millis = settings.boundSeconds() * MILLIS;
    return new Bound(
        millis, "bound: %s within %s ms".formatted(settings.quantileName(), Digits.number(millis)));
  }

  private double rate() {
    Double rate = settings.rate();
    return rate == null ? Double.NaN : rate;
  }

  private int index(LoadTarget server) {
    return findings.results().servers().indexOf(server);
  }

  private String alternative(LoadTarget request) {
    return findings.rows(request).stream()
        .filter(row -> row.status() == LoadRow.Status.OK)
        .map(
            row ->
                "%s: %s %s ms%s"
                    .formatted(
                        row.server().title(),
                        settings.quantileName(),
                        Digits.interval(row.tail().times(MILLIS)),
                        settings.searches()
                            ? " at " + Digits.interval(row.rate()) + " requests/s"
                            : ""))
        .collect(Collectors.joining("; ", request.title() + ". ", "."));
  }
}
