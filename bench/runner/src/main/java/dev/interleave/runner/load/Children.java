package dev.interleave.runner.load;

import dev.interleave.runner.fork.Offspring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Starts children, and sees that none is left. */
final class Children {
  private final Offspring offspring;
  private final Path logs;
  private final Set<Child> running = ConcurrentHashMap.newKeySet();
  private final Set<Child> services = ConcurrentHashMap.newKeySet();
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
   * Starts one that can be killed at any time.
   *
   * @param name of its log, without an ending
   * @throws IOException if it can't be started, or all were killed
   */
  Child start(String name, List<String> command) throws IOException {
    return start(name, command, running);
  }

  /** Starts one that is always given time to end by itself: it may have files to remove. */
  Child startService(String name, List<String> command) throws IOException {
    return start(name, command, services);
  }

  private Child start(String name, List<String> command, Set<Child> among) throws IOException {
    Files.createDirectories(logs);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(offspring.environment());
    Child child = Child.start(builder, logs.resolve(name + ".log"));
    among.add(child);
    if (killed) {
      end(child);
      throw new IOException("everything was stopped");
    }
    return child;
  }

  /** Ends one that is not needed any more. */
  void end(Child child) {
    child.close();
    running.remove(child);
    services.remove(child);
  }

  /** Kills all but services; none can be started any more. From any thread. */
  void kill() {
    killed = true;
    running.forEach(Child::kill);
  }

  /** Ends all, and kills whatever they have started and lost; after that nothing is left. */
  void endAll() {
    kill();
    running.forEach(this::end);
    services.forEach(this::end);
    offspring.kill();
  }

  /** Kills what an earlier run left behind because it was killed itself. */
  int killLeftovers() {
    return offspring.kill();
  }
}
