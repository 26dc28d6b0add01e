package dev.interleave.runner.compare;

import dev.interleave.report.analysis.Names;
import dev.interleave.report.compare.Evidence;
import dev.interleave.report.compare.Judgement;
import dev.interleave.report.compare.PairOrder;
import dev.interleave.report.compare.Plan;
import dev.interleave.report.compare.Rule;
import dev.interleave.report.compare.Step;
import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Fork;
import dev.interleave.report.pairing.PairedSubject;
import dev.interleave.report.pairing.Pairing;
import dev.interleave.report.pairing.Side;
import dev.interleave.runner.environment.Ticker;
import dev.interleave.runner.plan.Rounds;
import dev.interleave.runner.progress.Position;
import dev.interleave.runner.progress.Progress;
import dev.interleave.runner.run.RecordedForks;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Measures pairs: one of every cell to see what they cost, and then as the rule asks, until it has
 * its verdicts or the budget is used up.
 */
final class PairSession {
  private final Services with;
  private final Rule rule;
  private final PairOrder order;
  private final Consumer<ComparisonFile> save;
  private ComparisonFile file;
  private double secondsBefore;
  private long start;
  private int sweeps;
  private boolean stopped;

  /** What a session works with. */
  record Services(
      RecordedForks recorded,
      MeasuredSide baseline,
      MeasuredSide candidate,
      Progress progress,
      Names names,
      Ticker ticker) {
    MeasuredSide of(Side side) {
      return side == Side.BASELINE ? baseline : candidate;
    }
  }

  /**
   * How it ended.
   *
   * @param judgements one for each subject; empty where it was stopped before there was a plan
   * @param stopped whether the user, or a JMH that did not end, cut it short
   */
  record Outcome(List<PairedSubject> subjects, List<Judgement> judgements, boolean stopped) {}

  /**
   * @param save called with the file once it has a plan, before the plan is acted on
   */
  PairSession(Services services, Rule rule, ComparisonFile file, Consumer<ComparisonFile> save) {
    this.with = services;
    this.rule = rule;
    this.order = new PairOrder(file.seed());
    this.file = file;
    this.save = save;
  }

  Outcome measure() throws IOException {
    start = with.ticker().nanos();
    secondsBefore = with.baseline().seconds() + with.candidate().seconds();
    Plan plan = file.plan();
    if (plan == null) {
      sweep(file.cells().stream().filter(cell -> pairs(cell) == 0).toList());
      if (stopped) {
        return new Outcome(subjects(), List.of(), true);
      }
      plan = plan();
    }
    while (true) {
      List<PairedSubject> subjects = subjects();
      List<Evidence> evidence = subjects.stream().map(PairedSubject::evidence).toList();
      switch (rule.next(plan, evidence, stopped ? 0 : secondsLeft())) {
        case Step.Done(List<Judgement> judgements) -> {
          return new Outcome(subjects, judgements, stopped);
        }
        case Step.More(Map<String, Integer> pairs) -> measure(pairs, plan);
      }
    }
  }

  private Plan plan() {
    Map<String, Double> seconds = new LinkedHashMap<>();
    for (CellKey cell : file.cells()) {
      seconds.put(
          cell.toString(), Math.max(1e-3, cost(Side.BASELINE, cell) + cost(Side.CANDIDATE, cell)));
    }
    file = file.planned(seconds);
    save.accept(file);
    return new Plan(seconds, file.budgetSeconds());
  }

  private double cost(Side side, CellKey cell) {
    return with.of(side).forks().stream()
        .filter(fork -> fork.cell().equals(cell))
        .mapToDouble(Fork::seconds)
        .average()
        .orElse(0);
  }

  private void measure(Map<String, Integer> pairs, Plan plan) throws IOException {
    int most = pairs.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    for (int i = 1; i <= most && !stopped; i++) {
      int sweep = i;
      sweep(
          file.cells().stream()
              .filter(cell -> pairs.getOrDefault(cell.toString(), 0) >= sweep)
              .filter(cell -> !isHopeless(cell))
              .filter(cell -> plan.cost(cell.toString()) <= secondsLeft())
              .toList());
    }
  }

  /** One pair of each of these cells, in random order. */
  private void sweep(List<CellKey> cells) throws IOException {
    sweeps++;
    for (CellKey cell : Rounds.order(cells, file.seed(), pairsSoFar() + sweeps)) {
      if (stopped) {
        return;
      }
      pair(cell);
    }
  }

  private void pair(CellKey cell) throws IOException {
    int pair = 1 + pairs(cell);
    Side first = order.candidateFirst(cell.toString(), pair - 1) ? Side.CANDIDATE : Side.BASELINE;
    if (fork(first, cell, pair) && !isHopeless(cell)) {
      fork(first.other(), cell, pair);
    }
  }

  private boolean fork(Side side, CellKey cell, int pair) throws IOException {
    with.progress().begin(position(side, cell, pair, 0));
    Optional<Fork> ended = with.of(side).measure(with.recorded(), cell, pair);
    if (ended.isEmpty()) {
      stopped = true;
      with.progress().abandon();
      return false;
    }
    with.progress().end(position(side, cell, pair, 1), ended.get(), null);
    return true;
  }

  private boolean isHopeless(CellKey cell) {
    return Pairing.obstacle(cell, with.baseline().forks(), with.candidate().forks()).isPresent();
  }

  private int pairs(CellKey cell) {
    return Math.max(with.baseline().lastPair(cell), with.candidate().lastPair(cell));
  }

  private int pairsSoFar() {
    return file.cells().stream().mapToInt(this::pairs).sum();
  }

  private List<PairedSubject> subjects() {
    return Pairing.of(file.cells(), with.baseline().results(), with.candidate().results());
  }

  private double secondsLeft() {
    return file.budgetSeconds() - secondsBefore - elapsed().toMillis() / 1e3;
  }

  private Duration elapsed() {
    return Duration.ofNanos(with.ticker().nanos() - start).minus(with.recorded().waited());
  }

  private Position position(Side side, CellKey cell, int pair, int done) {
    int number = with.baseline().forks().size() + with.candidate().forks().size() + 1 - done;
    double spent = with.baseline().seconds() + with.candidate().seconds();
    double left = Math.max(0, secondsLeft());
    double each = number > 1 && spent > 0 ? spent / Math.max(1, number - 1 + done) : 3;
    return new Position(
        number,
        Math.max(number, number + (int) (left / each)),
        pair,
        with.names().of(cell) + " " + side.word(),
        elapsed(),
        Duration.ofMillis((long) (1e3 * left)));
  }
}
