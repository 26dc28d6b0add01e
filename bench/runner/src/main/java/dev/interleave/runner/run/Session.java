package dev.interleave.runner.run;

import dev.interleave.report.analysis.Names;
import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Fork;
import dev.interleave.report.input.Run;
import dev.interleave.runner.calibration.Calibrator;
import dev.interleave.runner.environment.ConditionsMeter;
import dev.interleave.runner.environment.Ticker;
import dev.interleave.runner.plan.Planner;
import dev.interleave.runner.plan.Rounds;
import dev.interleave.runner.plan.Widest;
import dev.interleave.runner.progress.Position;
import dev.interleave.runner.progress.Progress;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Measures round by round: first a round at a time over every cell, then, as long as the budget
 * lasts, over the cells whose intervals are widest.
 */
final class Session {
  private final Services with;
  private final RecordedForks recorded;
  private final Planner planner;
  private final Tally tally;
  private final Headline headline;
  private final double precision;
  private Run run;
  private long start;
  private boolean stopped;

  /** What a session works with. */
  record Services(
      RecordedForks.Site site,
      Calibrator calibrator,
      ConditionsMeter meter,
      Progress progress,
      Names names,
      Ticker ticker,
      InstantSource clock,
      StopSign stop) {}

  /**
   * @param run as recorded, with the cells to measure
   * @param planner knows every cell that was selected
   * @param tally of the forks before
   * @param precision at which a cell gets no more forks
   */
  Session(
      Services services,
      Run run,
      Planner planner,
      Tally tally,
      Headline headline,
      double precision) {
    this.with = services;
    this.recorded =
        new RecordedForks(
            services.meter(),
            services.clock(),
            services.stop(),
            services.progress(),
            Duration.ofMillis((long) (1e3 * run.budgetSeconds())));
    this.run = run;
    this.planner = planner;
    this.tally = tally;
    this.headline = headline;
    this.precision = precision;
  }

  /**
   * Measures until the budget is used up, every cell is precise enough, or the sign is raised.
   *
   * @return how long it measured, without the time in which another JMH kept it from measuring
   * @throws IOException if results can't be written; those of the forks before are complete
   */
  Duration measure() throws IOException {
    start = with.ticker().nanos();
    firstRound();
    for (int round = 2; round <= Rounds.LEAST && !stopped; round++) {
      everyCell(round);
    }
    takeBackDropped();
    for (int round = Math.max(tally.lastRound(), Rounds.LEAST) + 1; !stopped; round++) {
      if (!widestCells(round)) {
        break;
      }
    }
    return elapsed();
  }

  /**
   * Measures what was dropped while forks were dear, if there is time for it now: before others get
   * more forks than they need.
   */
  private void takeBackDropped() throws IOException {
    while (!stopped && restore()) {
      for (int round = 1; round <= Rounds.LEAST && !stopped; round++) {
        everyCell(round);
      }
    }
  }

  /** The round that shows what forks cost, and so which cells the budget is enough for. */
  private void firstRound() throws IOException {
    if (!everyCell(1) || stopped) {
      return;
    }
    if (restore()) {
      everyCell(1);
    }
    if (!stopped) {
      tighten(tally.costs()::expected);
    }
    double over = run.planned().stream().mapToDouble(this::stillNeeds).sum() - secondsLeft();
    if (tally.ok() > 0 && over >= 1) {
      with.progress()
          .say(
              "This will take about %s longer than the budget: no cell gets fewer than %d forks."
                  .formatted(Words.duration(over), Rounds.LEAST));
    }
    if (tally.ok() == 0) {
      with.progress().say("Nothing could be measured in the first round, so no other follows.");
      stopped = true;
    }
  }

  /** One fork of every cell that lacks it; false if there is none. */
  private boolean everyCell(int round) throws IOException {
    boolean began = false;
    for (CellKey cell : Rounds.order(planner.all(), run.seed(), round)) {
      if (stopped) {
        break;
      }
      if (run.planned().contains(cell) && tally.isOpen(cell) && !tally.has(cell, round)) {
        fork(cell, round);
        began = true;
        if (round == 1 && !stopped) {
          tighten(tally.costs()::atLeast);
        }
      }
    }
    return began;
  }

  /** Takes dropped cells back if forks turn out cheaper than was thought; false if none. */
  private boolean restore() {
    Planner.Plan plan = planner.fit(planner.all(), this::stillNeeds, secondsLeft());
    int more = plan.kept().size() - run.planned().size();
    if (more <= 0) {
      return false;
    }
    String reason = Budgets.reason(tally.costs().mean(), run.budgetSeconds());
    run = Budgets.with(run, run.budgetSeconds(), plan, reason);
    with.site().journal().write(run);
    with.progress()
        .say(
            "There is time for %s after all: forks are cheaper than was thought."
                .formatted(Words.count(more, "dropped cell")));
    return true;
  }

  private double stillNeeds(CellKey cell) {
    return tally.missing(cell) * tally.costs().expected(cell);
  }

  private double secondsLeft() {
    return run.budgetSeconds() - elapsed().toMillis() / 1e3;
  }

  /** Drops cells if forks turn out dearer than was thought. */
  private void tighten(ToDoubleFunction<CellKey> cost) {
    Planner.Plan plan =
        planner.fit(
            run.planned(), cell -> tally.missing(cell) * cost.applyAsDouble(cell), secondsLeft());
    if (plan.dropped().isEmpty()) {
      return;
    }
    run = Budgets.drop(run, plan, tally.costs().mean());
    with.site().journal().write(run);
    with.progress()
        .say(Budgets.sentence(plan, with.names(), tally.costs().mean(), run.budgetSeconds()));
  }

  /** One further round; false if there is nothing to gain or no time left. */
  private boolean widestCells(int round) throws IOException {
    Map<CellKey, Double> widths = new LinkedHashMap<>();
    for (CellKey cell : run.planned()) {
      if (tally.isOpen(cell) && fits(cell)) {
        widths.put(cell, tally.width(cell));
      }
    }
    List<CellKey> widest = Widest.of(widths, precision);
    boolean began = false;
    for (CellKey cell : Rounds.order(widest, run.seed(), round)) {
      if (!stopped && fits(cell)) {
        fork(cell, round);
        began = true;
      }
    }
    return began;
  }

  private boolean fits(CellKey cell) {
    return tally.costs().atMost(cell) <= secondsLeft();
  }

  private void fork(CellKey cell, int round) throws IOException {
    if (with.stop().isRaised()) {
      stopped = true;
      return;
    }
    with.calibrator().calibrate();
    with.progress().begin(position(cell, round, 0));
    Optional<Fork> ended = recorded.run(with.site(), cell, round, tally.lastIndex() + 1);
    if (ended.isEmpty()) {
      stopped = true;
      with.progress().abandon();
      return;
    }
    Fork fork = ended.get();
    String file = fork.file();
    Optional<Headline.Value> value =
        file == null ? Optional.empty() : headline.of(with.site().folder().resolve(file), cell);
    tally.add(fork, value, true);
    with.progress()
        .end(position(cell, round, 1), fork, value.map(Headline.Value::toString).orElse(null));
    if (tally.isGivenUp(cell)) {
      with.progress()
          .say("No further forks of " + with.names().of(cell) + ": it does not get better.");
    }
  }

  private Position position(CellKey cell, int round, int done) {
    double mean = Math.max(tally.costs().mean(), 1e-3);
    double needed = run.planned().stream().mapToDouble(this::stillNeeds).sum();
    int missing = run.planned().stream().mapToInt(tally::missing).sum();
    double budgetLeft = Math.max(0, secondsLeft());
    double extra = Math.max(0, budgetLeft - needed);
    int about = tally.forks() + missing + (int) (extra / mean);
    int number = tally.forks() + 1 - done;
    return new Position(
        number,
        Math.max(about, number),
        round,
        with.names().of(cell),
        elapsed(),
        Duration.ofMillis((long) (1e3 * Math.max(needed, budgetLeft))));
  }

  private Duration elapsed() {
    return Duration.ofNanos(with.ticker().nanos() - start).minus(recorded.waited());
  }

  /** The run as it is recorded now, cells dropped meanwhile included. */
  Run run() {
    return run;
  }
}
