package dev.interleave.runner.load;

import dev.interleave.runner.load.generator.Target;

/** A server that runs already, and is not ours to start or end: a round is a fresh generator. */
final class RunningServer implements Forks {
  private final Loading.Bench bench;
  private final Target target;

  RunningServer(Loading.Bench bench, Target target) {
    this.bench = bench;
    this.target = target;
  }

  @Override
  public Fork open(Cell cell, int round) throws CellFailure {
    return Loading.open(bench, target, "%02d-url".formatted(round), null);
  }
}
