package dev.interleave.report.simulate;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Many builds of one scenario, spread over all cores; the same for the same seed on any machine.
 */
final class Simulation {
  private Simulation() {}

  /** What each contender made of the same builds, in the order of contenders. */
  static List<Tally> run(Scenario scenario, List<Contender> contenders, int builds, long seed) {
    SplittableRandom root = new SplittableRandom(seed);
    List<SplittableRandom> seeds = Stream.generate(root::split).limit(builds).toList();
    return IntStream.range(0, builds)
        .parallel()
        .mapToObj(
            i -> {
              SimulatedBuild build = new SimulatedBuild(scenario, seeds.get(i));
              return contenders.stream()
                  .map(contender -> Tally.of(build, contender.call(build)))
                  .toList();
            })
        .reduce(Collections.nCopies(contenders.size(), Tally.NONE), Simulation::plus);
  }

  private static List<Tally> plus(List<Tally> one, List<Tally> other) {
    return IntStream.range(0, one.size()).mapToObj(i -> one.get(i).plus(other.get(i))).toList();
  }
}
