package dev.interleave.runner.run;

import dev.interleave.runner.fork.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Forks that take virtual time and measure what they are told to. */
public final class FakeJmh implements Launcher {
  private final VirtualTime time;
  private final Map<String, Behaviour> behaviours;
  public final List<String> launched = new ArrayList<>();
  public Runnable afterEach = () -> {};

  public FakeJmh(VirtualTime time, Map<String, Behaviour> behaviours) {
    this.time = time;
    this.behaviours = behaviours;
  }

  /** How the forks of a cell go. */
  public sealed interface Behaviour {
    double seconds();
  }

  /** Scores that come one after the other, again and again. */
  public record Measures(double seconds, List<Double> scores) implements Behaviour {}

  /** Prints a line and exits. */
  public record Fails(double seconds, String line) implements Behaviour {}

  @Override
  public Ended run(Launch launch, Consumer<String> lines) throws IOException {
    List<String> command = launch.command();
    String cell = command.get(command.indexOf("-p") + 1).replace("cell=", "");
    long before = launched.stream().filter(cell::equals).count();
    launched.add(cell);
    Behaviour behaviour = behaviours.getOrDefault(cell, new Measures(2, List.of(1.0)));
    Duration took = Duration.ofMillis((long) (1e3 * behaviour.seconds()));
    time.pass(took);
    Ended ended =
        switch (behaviour) {
          case Measures measures -> {
            double score = measures.scores().get((int) (before % measures.scores().size()));
            Files.writeString(Path.of(command.get(command.indexOf("-rff") + 1)), json(cell, score));
            yield new Ended(0, false, took);
          }
          case Fails fails -> {
            lines.accept(fails.line());
            yield new Ended(1, false, took);
          }
        };
    afterEach.run();
    return ended;
  }

  @Override
  public int killLeftovers() {
    return 0;
  }

  @Override
  public void kill() {}

  private static String json(String cell, double score) {
    return """
        [{"benchmark": "pkg.Bench.run", "mode": "thrpt", "params": {"cell": "%s"},
          "primaryMetric": {"scoreUnit": "ops/s", "rawData": [[%s, %s]]}}]
        """
        .formatted(cell, score, score);
  }
}
