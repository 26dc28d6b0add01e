package dev.interleave.runner.load;

import dev.interleave.report.load.ClosedLoop;
import dev.interleave.report.load.LoadFork;
import dev.interleave.report.load.LoadProbe;
import dev.interleave.report.load.LoadSettings;
import dev.interleave.runner.environment.Ticker;
import dev.interleave.runner.load.CapacitySearch.Probed;
import dev.interleave.runner.load.generator.Order;
import dev.interleave.runner.progress.Progress;
import dev.interleave.runner.run.StopSign;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rounds of forks: each has a fresh process of every cell, in random order, as long as the budget
 * lasts. A cell that fails once is not tried again.
 */
final class LoadSession {
  /** Requests per second that any server bears, to begin with. */
  private static final double START = 500;

  /** Of the rate that earlier rounds found, for warming up. */
  private static final double WARM = 0.7;

  /** So many times the bound is missed by far. */
  private static final double FAR = 10;

  private final Services services;
  private final LoadPlan plan;
  private final LoadSettings settings;
  private final List<LoadFork> forks;

  /**
   * What a session works with.
   *
   * @param journal takes all forks whenever one has ended
   * @param quiet whether forks that end well are passed over
   */
  record Services(
      Forks servers,
      Consumer<List<LoadFork>> journal,
      Progress progress,
      boolean quiet,
      StopSign stop,
      Ticker ticker) {}

  /** What is found in a fork, also where it fails. */
  private static final class Found {
    private final List<LoadProbe> probes = new ArrayList<>();
    private @Nullable Double highest;
    private boolean late;
    private @Nullable ClosedLoop wrk;
    private @Nullable String failure;
  }

  /**
   * @param earlier forks of an interrupted run
   */
  LoadSession(Services services, LoadPlan plan, List<LoadFork> earlier) {
    this.services = services;
    this.plan = plan;
    this.settings = plan.settings();
    this.forks = new ArrayList<>(earlier);
  }

  /** Measures until the rounds, or the budget, or the user's patience end. */
  List<LoadFork> measure() {
    for (int round = 1; round <= plan.rounds(); round++) {
      for (Cell cell : plan.order(round)) {
        if (LoadPlan.isSettled(cell, round, forks)) {
          continue;
        }
        if (services.stop.isRaised() || !isAffordable(cell, round)) {
          return List.copyOf(forks);
        }
        LoadFork fork = measure(cell, round);
        if (services.stop.isRaised()) {
          return List.copyOf(forks); // What it found was cut short.
        }
        forks.add(fork);
        services.journal.accept(List.copyOf(forks));
        if (!services.quiet || fork.failure() != null) {
          services.progress.say(LoadLines.ended(plan, cell, fork, forks));
        }
      }
    }
    return List.copyOf(forks);
  }

  /**
   * The first round begins as long as there is any time: a bit of all is better than all of some.
   */
  private boolean isAffordable(Cell cell, int round) {
    double left = plan.left(forks);
    return round == 1 ? left > 0 : left >= plan.expected(cell, forks);
  }

  private LoadFork measure(Cell cell, int round) {
    long start = services.ticker.nanos();
    Found found = new Found();
    try (Forks.Fork server = services.servers.open(cell, round)) {
      Double rate = settings.rate();
      if (rate == null) {
        search(server, cell, found);
      } else {
        warm(server, rate);
        probe(server, rate, found);
      }
      if (!services.stop.isRaised()) {
        found.wrk = server.closedLoop();
      }
    } catch (CellFailure e) {
      found.failure = String.valueOf(e.getMessage());
    }
    return new LoadFork(
        round,
        cell.server().id(),
        cell.request().id(),
        found.failure,
        found.highest,
        found.late,
        found.probes,
        found.wrk,
        (services.ticker.nanos() - start) / 1e9);
  }

  private void search(Forks.Fork server, Cell cell, Found found) throws CellFailure {
    OptionalDouble earlier =
        forks.stream()
            .filter(cell::isOf)
            .map(LoadFork::highest)
            .filter(Objects::nonNull)
            .mapToDouble(Math::log)
            .average();
    double known = earlier.isPresent() ? Math.exp(earlier.getAsDouble()) : START;
    warm(server, earlier.isPresent() ? WARM * known : known);
    CapacitySearch search =
        earlier.isPresent() ? CapacitySearch.around(known) : CapacitySearch.from(known);
    for (OptionalDouble rate = search.next();
        rate.isPresent() && !services.stop.isRaised();
        rate = search.next()) {
      LoadProbe probe = probe(server, rate.getAsDouble(), found);
      if (!probe.kept()) {
        found.late = probe.late(); // The last one that is missed is the next above the highest.
      }
      search.tell(probed(probe));
    }
    search.highest().ifPresent(highest -> found.highest = highest);
  }

  private Probed probed(LoadProbe probe) {
    if (probe.kept()) {
      return Probed.KEPT;
    }
    double tail = probe.sample().responseTimes().percentile(settings.quantile());
    return tail > FAR * settings.boundSeconds() ? Probed.MISSED_BY_FAR : Probed.MISSED;
  }

  private void warm(Forks.Fork server, double rate) throws CellFailure {
    server.warm(new Order(Math.max(CapacitySearch.FLOOR, rate), 0, settings.warmupSeconds()));
  }

  private LoadProbe probe(Forks.Fork server, double rate, Found found) throws CellFailure {
    Order order = new Order(rate, settings.settleSeconds(), settings.seconds());
    LoadProbe probe = LoadProbe.of(server.probe(order), settings);
    found.probes.add(probe);
    return probe;
  }
}
