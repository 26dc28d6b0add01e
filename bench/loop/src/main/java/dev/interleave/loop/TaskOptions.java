package dev.interleave.loop;

import org.jspecify.annotations.Nullable;

/**
 * What a task can be told when it is made. asyncio: the keyword arguments of {@code create_task}.
 *
 * @param name its name; null for {@code Task-1} and so on
 * @param context the context it runs in; null for a copy of the maker's
 * @param eager whether it runs as it is made, until it first suspends; null for what the {@link
 *     LoopOptions} say
 */
public record TaskOptions(
    @Nullable String name, @Nullable Context context, @Nullable Boolean eager) {

  /** What a task is made with if it is told nothing. */
  public static final TaskOptions DEFAULTS = new TaskOptions(null, null, null);

  /** These options, but with this name. */
  public TaskOptions named(String wanted) {
    return new TaskOptions(wanted, context, eager);
  }

  /** These options, but with this very context, not a copy. */
  public TaskOptions in(Context wanted) {
    return new TaskOptions(name, wanted, eager);
  }

  /** These options, but starting at once or in the next pass. asyncio: {@code eager_start}. */
  public TaskOptions eager(boolean wanted) {
    return new TaskOptions(name, context, wanted);
  }
}
