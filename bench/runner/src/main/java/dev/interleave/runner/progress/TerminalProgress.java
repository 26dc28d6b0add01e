package dev.interleave.runner.progress;

import dev.interleave.report.input.Fork;
import dev.interleave.runner.environment.Ticker;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One line that changes; what went wrong stays above it. */
public final class TerminalProgress implements Progress {
  private static final String CLEAR = "\r\u001b[2K";

  private final PrintWriter out;
  private final Ticker ticker;
  private final int width;
  private final Supplier<@Nullable String> score;
  private @Nullable Position at;
  private long began;

  /**
   * @param width columns of the terminal
   * @param score what the running fork printed last, or null
   */
  public TerminalProgress(
      PrintWriter out, Ticker ticker, int width, Supplier<@Nullable String> score) {
    this.out = out;
    this.ticker = ticker;
    this.width = width;
    this.score = score;
  }

  @Override
  public synchronized void say(String sentence) {
    out.print(CLEAR);
    out.println(sentence);
    redraw(null);
  }

  @Override
  public synchronized void begin(Position position) {
    at = position;
    began = ticker.nanos();
    redraw(null);
  }

  @Override
  public synchronized void look() {
    redraw(score.get());
  }

  @Override
  public synchronized void end(Position position, Fork fork, @Nullable String printed) {
    at = null;
    if (fork.status() == Fork.Status.OK) {
      out.print(CLEAR);
      out.flush();
    } else {
      say(Lines.ended(position, fork, printed));
    }
  }

  private void redraw(@Nullable String printed) {
    Position position = at;
    if (position != null) {
      Duration running = Duration.ofNanos(ticker.nanos() - began);
      out.print(CLEAR + Lines.running(position, running, printed, width));
    }
    out.flush();
  }
}
