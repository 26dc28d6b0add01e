package dev.interleave.report.load;

import dev.interleave.report.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** From forks to rows, in the order of the source: a request, and all servers under it. */
final class LoadRows {
  private LoadRows() {}

  static List<LoadRow> of(LoadResults results) {
    List<LoadRow> rows = new ArrayList<>();
    for (LoadTarget request : results.requests()) {
      for (LoadTarget server : results.servers()) {
        rows.add(row(results, server, request));
      }
    }
    return rows;
  }

  private static LoadRow row(LoadResults results, LoadTarget server, LoadTarget request) {
    List<LoadFork> all =
        results.forks().stream()
            .filter(fork -> fork.server().equals(server.id()))
            .filter(fork -> fork.request().equals(request.id()))
            .toList();
    List<LoadFork> whole = all.stream().filter(fork -> fork.failure() == null).toList();
    List<LoadSample> samples =
        whole.stream()
            .map(LoadFork::reference)
            .flatMap(Optional::stream)
            .map(LoadProbe::sample)
            .toList();
    List<Double> rates = whole.stream().map(LoadFork::highest).filter(Objects::nonNull).toList();
    double quantile = results.settings().quantile();
    List<Double> tails =
        samples.stream().map(sample -> sample.responseTimes().percentile(quantile)).toList();
    return new LoadRow(
        server,
        request,
        whole.size(),
        rates,
        Interval.of(rates),
        tails,
        Interval.of(tails),
        Latencies.merged(samples.stream().map(LoadSample::responseTimes).toList()),
        Interval.of(samples.stream().map(LoadSample::serverCpuPerAnswer).toList()),
        Interval.of(samples.stream().map(LoadSample::generatorCpuPerAnswer).toList()),
        errors(samples),
        (int) whole.stream().filter(LoadFork::late).count(),
        Interval.of(
            whole.stream()
                .map(LoadFork::wrk)
                .filter(Objects::nonNull)
                .map(ClosedLoop::rate)
                .toList()),
        all.stream()
            .map(LoadFork::failure)
            .filter(Objects::nonNull)
            .reduce((one, later) -> later)
            .orElse(""));
  }

  private static LoadRow.Errors errors(List<LoadSample> samples) {
    return new LoadRow.Errors(
        sum(samples, LoadSample::wrong),
        sum(samples, LoadSample::timeouts),
        sum(samples, LoadSample::broken),
        sum(samples, LoadSample::reconnects),
        samples.stream()
            .map(LoadSample::firstError)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null));
  }

  private static long sum(List<LoadSample> samples, ToLongFunction<LoadSample> count) {
    return samples.stream().mapToLong(count).sum();
  }
}
