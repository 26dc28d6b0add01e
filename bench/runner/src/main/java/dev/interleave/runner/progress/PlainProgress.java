package dev.interleave.runner.progress;

import dev.interleave.report.input.Fork;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** A line for each fork that has ended, for logs and Maven's output; or only the sentences. */
public final class PlainProgress implements Progress {
  private final PrintWriter out;
  private final boolean quiet;

  /**
   * @param quiet whether forks that end well are passed over
   */
  public PlainProgress(PrintWriter out, boolean quiet) {
    this.out = out;
    this.quiet = quiet;
  }

  @Override
  public void say(String sentence) {
    print(sentence);
  }

  @Override
  public void begin(Position position) {}

  @Override
  public void look() {}

  @Override
  public void end(Position position, Fork fork, @Nullable String score) {
    if (!quiet || (fork.status() != Fork.Status.OK && fork.status() != Fork.Status.NOT_RUN)) {
      print(Lines.ended(position, fork, score));
    }
  }

  private void print(String line) {
    out.println(line);
    out.flush();
  }
}
