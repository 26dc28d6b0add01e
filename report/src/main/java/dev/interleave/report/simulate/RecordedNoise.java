package dev.interleave.report.simulate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Noise that was recorded: forks of one program under some condition, replayed in blocks of rounds
 * that follow each other, so that drift and bursts stay what they were (the moving block bootstrap:
 * Künsch, Annals of Statistics 17, 1989). All benchmarks of a build replay the same stretch of
 * time.
 *
 * @param condition what the machine was like, a word
 * @param series of each recorded benchmark
 */
public record RecordedNoise(String condition, List<Series> series) implements Noise {
  private static final int BLOCK = 5;

  public RecordedNoise {
    series = List.copyOf(series);
    if (series.isEmpty()) {
      throw new IllegalArgumentException("no series of " + condition);
    }
  }

  /**
   * A benchmark's forks.
   *
   * @param rounds each with two forks in the order of time; each fork has its iterations' values,
   *     above 0
   */
  public record Series(String benchmark, List<List<List<Double>>> rounds) {
    public Series {
      rounds =
          rounds.stream()
              .map(round -> round.stream().<List<Double>>map(List::copyOf).toList())
              .toList();
      if (rounds.isEmpty() || rounds.stream().anyMatch(round -> round.size() != 2)) {
        throw new IllegalArgumentException(benchmark + " needs rounds, each of two forks");
      }
    }
  }

  /** One for each condition, in the order in which each is first met, with the series of all. */
  public static List<RecordedNoise> merged(List<RecordedNoise> noises) {
    return noises.stream()
        .collect(
            Collectors.groupingBy(
                RecordedNoise::condition, LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(
            same ->
                new RecordedNoise(
                    same.getKey(),
                    same.getValue().stream().flatMap(noise -> noise.series().stream()).toList()))
        .toList();
  }

  /** Apart from the names of noises from formulas. */
  @Override
  public String title() {
    return "recorded: " + condition;
  }

  @Override
  public Machine machine(SplittableRandom random, double roundMinutes) {
    History history = new History(random, roundMinutes);
    return benchmark -> new Replay(series.get(benchmark.nextInt(series.size())), history);
  }

  private static final class Replay implements Rounds {
    private final Series series;
    private final History history;
    private final int block;
    private int round;

    Replay(Series series, History history) {
      this.series = series;
      this.history = history;
      this.block = Math.min(BLOCK, series.rounds().size());
    }

    @Override
    public double[][] next() {
      int starts = series.rounds().size() - block + 1;
      int start = (int) (history.place(round / block) * starts);
      List<List<Double>> forks = series.rounds().get(start + round % block);
      round++;
      return new double[][] {logs(forks.getFirst()), logs(forks.getLast())};
    }

    private static double[] logs(List<Double> values) {
      return values.stream().mapToDouble(Math::log).toArray();
    }
  }
}
