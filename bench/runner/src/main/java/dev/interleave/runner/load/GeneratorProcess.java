package dev.interleave.runner.load;

import dev.interleave.report.input.InputException;
import dev.interleave.report.input.Json;
import dev.interleave.report.load.LoadSample;
import dev.interleave.runner.load.generator.Generator;
import dev.interleave.runner.load.generator.Order;
import dev.interleave.runner.load.generator.Reply;
import dev.interleave.runner.load.generator.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The load generator that runs beside a server. */
final class GeneratorProcess implements AutoCloseable {
  /** Beyond what a probe takes by itself. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * What it needs of a JVM: little memory, and compilers that are done soon, since they take from
   * the server's cores. Most of its time is spent in the kernel.
   */
  private static final List<String> FLAGS =
      List.of("-XX:+UseSerialGC", "-Xms128m", "-Xmx512m", "-XX:TieredStopAtLevel=1");

  private final Children children;
  private final Child child;
  private final double timeoutSeconds;

  /**
   * Starts it.
   *
   * @param name of its log
   */
  GeneratorProcess(Children children, Path java, String name, Target target) throws IOException {
    this.children = children;
    this.timeoutSeconds = target.timeoutSeconds();
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(FLAGS);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), Generator.class.getName()));
    child = children.start(name, command);
    child.tell(Json.line(target));
  }

  /**
   * Loads the server at one rate.
   *
   * @throws CellFailure if it could not
   */
  LoadSample probe(Order order) throws CellFailure {
    Duration limit =
        PATIENCE.plusMillis(
            (long) (1e3 * (order.settleSeconds() + order.seconds() + 2 * timeoutSeconds)));
    try {
      child.tell(Json.line(order));
      Optional<String> line = child.line(limit);
      if (line.isEmpty()) {
        throw new CellFailure("the load generator gave no answer: " + child.end());
      }
      Reply reply = Json.parse(Path.of("load generator"), line.get(), Reply.class);
      LoadSample sample = reply.sample();
      if (sample == null) {
        throw new CellFailure("the server can't be connected to: " + reply.error());
      }
      return sample;
    } catch (IOException | InputException e) {
      throw new CellFailure("the load generator failed (" + e.getMessage() + "): " + child.end());
    }
  }

  @Override
  public void close() {
    children.end(child);
  }
}
