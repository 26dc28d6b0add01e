package dev.interleave.loop;

import org.jspecify.annotations.Nullable;

/**
 * What a task can be told when it is made. asyncio: the keyword arguments of {@code create_task}.
 *
 * @param name its name; null for {@code Task-1} and so on
 * @param eager whether it runs as it is made, until it first suspends; null for what the {@link
 *     LoopOptions} say
 */
public record TaskOptions(@Nullable String name, @Nullable Boolean eager) {

  /** What a task is made with if it is told nothing. */
  public static final TaskOptions DEFAULTS = new TaskOptions(null, null);

  /** These options, but with this name. */
  public TaskOptions named(String name) {
    return new TaskOptions(name, eager);
  }

  /** These options, but starting at once or in the next pass. asyncio: {@code eager_start}. */
  public TaskOptions eager(boolean eager) {
    return new TaskOptions(name, eager);
  }
}
