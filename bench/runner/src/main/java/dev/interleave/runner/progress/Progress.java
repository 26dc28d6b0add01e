package dev.interleave.runner.progress;

import dev.interleave.report.input.Fork;
import org.jspecify.annotations.Nullable;

/** Who watches a run. */
public interface Progress {
  /** Something that the user should know, now: a sentence. */
  void say(String sentence);

  /** A fork starts. */
  void begin(Position position);

  /** A second has passed. */
  void look();

  /**
   * A fork has ended.
   *
   * @param score what it printed last, with its unit, or null
   */
  void end(Position position, Fork fork, @Nullable String score);
}
