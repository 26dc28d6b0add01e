package dev.interleave.runner.load;

import dev.interleave.runner.fork.Offspring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Starts children, and kills all that are left, from any thread. */
final class Children {
  private final Offspring offspring;
  private final Path logs;
  private final Set<Child> running = ConcurrentHashMap.newKeySet();
  private volatile boolean killed;

  /**
   * @param offspring the mark by which whatever works for the same results is found
   * @param logs folder for what they print to their standard error
   */
  Children(Offspring offspring, Path logs) {
    this.offspring = offspring;
    this.logs = logs;
  }

  /**
   * Starts one.
   *
   * @param name of its log, without an ending
   * @throws IOException if it can't be started, or all were killed
   */
  Child start(String name, List<String> command) throws IOException {
    Files.createDirectories(logs);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(offspring.environment());
    Child child = Child.start(builder, logs.resolve(name + ".log"));
    running.add(child);
    if (killed) {
      child.kill();
      throw new IOException("everything was stopped");
    }
    return child;
  }

  /** Ends one that is not needed any more. */
  void end(Child child) {
    child.close();
    running.remove(child);
  }

  /** Kills all; none can be started any more. */
  void kill() {
    killed = true;
    running.forEach(Child::kill);
  }

  /** Ends all, and whatever they have started and lost; after that nothing is left. */
  void endAll() {
    killed = true;
    running.forEach(Child::kill);
    running.forEach(Child::close);
    running.clear();
    offspring.kill();
  }

  /** Kills what an earlier run left behind because it was killed itself. */
  int killLeftovers() {
    return offspring.kill();
  }
}
