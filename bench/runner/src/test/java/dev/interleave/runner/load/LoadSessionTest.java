package dev.interleave.runner.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.load.Arrivals;
import dev.interleave.report.load.ClosedLoop;
import dev.interleave.report.load.Latencies;
import dev.interleave.report.load.LoadFork;
import dev.interleave.report.load.LoadSample;
import dev.interleave.report.load.LoadSettings;
import dev.interleave.runner.load.generator.Order;
import dev.interleave.runner.progress.PlainProgress;
import dev.interleave.runner.run.StopSign;
import dev.interleave.runner.run.VirtualTime;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is tried when, with servers that are numbers in virtual time. */
class LoadSessionTest {
  private static final Map<String, Double> CAPACITY = Map.of("fast", 8000.0, "slow", 1000.0);

  private final VirtualTime time = new VirtualTime();
  private final StopSign stop = new StopSign();
  private final StringWriter said = new StringWriter();
  private final List<String> opened = new ArrayList<>();
  private final List<Integer> journal = new ArrayList<>();
  private int open;

  private static LoadSettings settings(@Nullable Double rate) {
    return new LoadSettings(99, 0.01, 64, Arrivals.FIXED, 5, 1, 3, 1, rate);
  }

  private static Cell cell(String server, String request) {
    return new Cell(
        new LoadSuite.Server(server, server, "Main", List.of(), List.of()),
        new LoadSuite.Request(request, request, "GET", "/", null, "", null));
  }

  private List<LoadFork> measure(
      LoadSettings settings, int rounds, Duration budget, List<LoadFork> earlier, Cell... cells) {
    return new LoadSession(
            new LoadSession.Services(
                this::open,
                forks -> journal.add(forks.size()),
                new PlainProgress(new PrintWriter(said), false),
                false,
                stop,
                time),
            new LoadPlan(settings, List.of(cells), rounds, 1, budget.toMillis() / 1e3),
            earlier)
        .measure();
  }

  private Forks.Fork open(Cell cell, int round) throws CellFailure {
    opened.add(round + " " + cell.name());
    time.pass(Duration.ofSeconds(1));
    if (cell.server().id().equals("broken")) {
      throw new CellFailure("it printed no port");
    }
    open++;
    return new Forks.Fork() {
      @Override
      public LoadSample probe(Order order) throws CellFailure {
        time.pass(Duration.ofMillis((long) (1e3 * (order.settleSeconds() + order.seconds()))));
        if (cell.server().id().equals("dying") && order.rate() > 2000) {
          throw new CellFailure("the server ended");
        }
        return sample(order.rate(), CAPACITY.getOrDefault(cell.server().id(), 1e9));
      }

      @Override
      public void warm(Order order) throws CellFailure {
        probe(order);
      }

      @Override
      public ClosedLoop closedLoop() {
        return new ClosedLoop(12_345, 0.01, 0);
      }

      @Override
      public void close() {
        open--;
      }
    };
  }

  private static LoadSample sample(double rate, double capacity) {
    Latencies response = Latencies.none();
    response.add(rate <= capacity ? 2_000_000 : 900_000_000);
    Latencies none = Latencies.none();
    return new LoadSample(
        1,
        rate,
        3,
        1,
        1,
        0,
        0,
        0,
        0,
        rate,
        response.encoded(),
        none.encoded(),
        none.encoded(),
        0,
        null,
        1,
        null);
  }

  @Test
  void everyRoundHasAFreshProcessOfEveryCellInRandomOrder() {
    List<LoadFork> forks =
        measure(
            settings(null),
            3,
            Duration.ofHours(1),
            List.of(),
            cell("fast", "a"),
            cell("slow", "a"),
            cell("fast", "b"));
    assertThat(forks).hasSize(9);
    assertThat(opened).hasSize(9);
    assertThat(opened.subList(0, 3)).containsExactlyInAnyOrder("1 fast/a", "1 slow/a", "1 fast/b");
    assertThat(opened.subList(0, 3).stream().map(name -> name.substring(2)))
        .isNotEqualTo(opened.subList(3, 6).stream().map(name -> name.substring(2)).toList());
    assertThat(open).as("all were closed").isZero();
    assertThat(forks)
        .allSatisfy(
            fork -> {
              double capacity = CAPACITY.getOrDefault(fork.server(), Double.NaN);
              assertThat(fork.highest()).isNotNull().isBetween(capacity / 1.05, capacity);
              assertThat(fork.wrk()).isNotNull();
              assertThat(fork.reference()).isPresent();
            });
    assertThat(journal).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(said.toString()).contains("[1/~9] round 1", "requests/s", "ETA");
  }

  @Test
  void whatFailsIsToldOnceAndTheOthersGoOn() {
    List<LoadFork> forks =
        measure(
            settings(null),
            2,
            Duration.ofHours(1),
            List.of(),
            cell("broken", "a"),
            cell("dying", "a"),
            cell("slow", "a"));
    assertThat(forks).filteredOn(fork -> fork.server().equals("slow")).hasSize(2);
    assertThat(forks)
        .filteredOn(fork -> fork.failure() != null)
        .extracting(LoadFork::failure)
        .containsExactlyInAnyOrder("it printed no port", "the server ended");
    assertThat(open).isZero();
    assertThat(said.toString()).contains("broken/a  FAILED: it printed no port");
  }

  @Test
  void theBudgetEndsIt() {
    List<LoadFork> forks =
        measure(
            settings(null),
            50,
            Duration.ofMinutes(5),
            List.of(),
            cell("fast", "a"),
            cell("slow", "a"));
    assertThat(Duration.ofNanos(time.nanos()))
        .isBetween(Duration.ofMinutes(4), Duration.ofSeconds(330));
    assertThat(forks.size()).isGreaterThan(4);
  }

  @Test
  void aFirstRoundBeginsEveryCellThatThereIsTimeFor() {
    List<LoadFork> forks =
        measure(
            settings(500.0),
            3,
            Duration.ofSeconds(15),
            List.of(),
            cell("fast", "a"),
            cell("slow", "a"),
            cell("fast", "b"));
    assertThat(forks).hasSize(2);
  }

  @Test
  void oneRateIsOneProbe() {
    List<LoadFork> forks =
        measure(settings(500.0), 1, Duration.ofHours(1), List.of(), cell("slow", "a"));
    assertThat(forks.getFirst().probes()).hasSize(1);
    assertThat(forks.getFirst().probes().getFirst().rate()).isEqualTo(500);
    assertThat(forks.getFirst().highest()).isNull();
    assertThat(said.toString()).contains("p99 2.00 ms");
  }

  @Test
  void itGoesOnWhereItWasLeft() {
    Cell[] cells = {cell("fast", "a"), cell("slow", "a")};
    List<LoadFork> first = measure(settings(null), 1, Duration.ofHours(1), List.of(), cells);
    opened.clear();
    List<LoadFork> both = measure(settings(null), 2, Duration.ofHours(1), first, cells);
    assertThat(opened).containsExactlyInAnyOrder("2 fast/a", "2 slow/a");
    assertThat(both).hasSize(4).startsWith(first.toArray(LoadFork[]::new));
    assertThat(both.getLast().probes())
        .as("what was found before is where the search begins")
        .hasSizeLessThan(first.getFirst().probes().size());
  }

  @Test
  void whatIsStoppedDoesNotCount() {
    stop.raise();
    assertThat(measure(settings(null), 1, Duration.ofHours(1), List.of(), cell("fast", "a")))
        .isEmpty();
  }
}
