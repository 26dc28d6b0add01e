package dev.interleave.runner.load;

import dev.interleave.report.load.ClosedLoop;
import dev.interleave.report.load.LoadSample;
import dev.interleave.runner.load.generator.FirstAnswer;
import dev.interleave.runner.load.generator.Order;
import dev.interleave.runner.load.generator.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A server that listens, with the load generator beside it. */
final class Loading implements Forks.Fork {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Bench bench;
  private final Target target;
  private final String name;
  private final GeneratorProcess generator;
  private final @Nullable Child server;

  /**
   * What every server is loaded with.
   *
   * @param java the command that runs servers and the generator
   * @param logs folder for what they print to their standard error
   * @param wrk or null where it is absent
   * @param wrkSeconds for how long
   */
  record Bench(Children children, Path java, Path logs, @Nullable Wrk wrk, double wrkSeconds) {}

  private Loading(
      Bench bench, Target target, String name, GeneratorProcess generator, @Nullable Child server) {
    this.bench = bench;
    this.target = target;
    this.name = name;
    this.generator = generator;
    this.server = server;
  }

  /**
   * Sees that the server gives the right answer, and starts a generator.
   *
   * @param name of logs
   * @param server the process, or null where it is not ours; it is ended in the end, also where
   *     this fails
   */
  static Loading open(Bench bench, Target target, String name, @Nullable Child server)
      throws CellFailure {
    try {
      Optional<String> mismatch = FirstAnswer.mismatch(target, LIMIT);
      if (mismatch.isPresent()) {
        throw new CellFailure(
            "%s %s gave a wrong answer: %s"
                .formatted(target.method(), target.path(), mismatch.get()));
      }
      return new Loading(
          bench,
          target,
          name,
          new GeneratorProcess(bench.children, bench.java, name + "-generator", target),
          server);
    } catch (CellFailure e) {
      end(bench, server);
      throw e;
    } catch (IOException e) {
      String state = server == null ? "" : "; " + server.end();
      end(bench, server);
      throw new CellFailure(
          "%s %s got no answer from port %d: %s%s"
              .formatted(target.method(), target.path(), target.port(), e.getMessage(), state));
    }
  }

  private static void end(Bench bench, @Nullable Child server) {
    if (server != null) {
      bench.children.end(server);
    }
  }

  @Override
  public LoadSample probe(Order order) throws CellFailure {
    try {
      LoadSample sample = generator.probe(order);
      requireAlive(order);
      return sample;
    } catch (CellFailure e) {
      requireAlive(order); // The better reason.
      throw e;
    }
  }

  @Override
  public void warm(Order order) throws CellFailure {
    probe(order);
  }

  private void requireAlive(Order order) throws CellFailure {
    if (server != null && !server.isAlive()) {
      throw new CellFailure(
          "the server ended while it was asked for %.0f requests/s: %s"
              .formatted(order.rate(), server.end()));
    }
  }

  @Override
  public @Nullable ClosedLoop closedLoop() {
    return bench.wrk == null
        ? null
        : bench.wrk.measure(bench.children, bench.logs, name + "-wrk", target, bench.wrkSeconds);
  }

  @Override
  public void close() {
    generator.close();
    end(bench, server);
  }
}
