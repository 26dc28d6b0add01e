package dev.interleave.runner.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.input.Fork;
import dev.interleave.runner.Cells;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Position AT =
      new Position(
          3,
          12,
          1,
          "sleep async-loop concurrency=1000",
          Duration.ofSeconds(61),
          Duration.ofSeconds(3700));

  private final StringWriter text = new StringWriter();
  private final PrintWriter out = new PrintWriter(text);

  @Test
  void aLineForEachFork() {
    new PlainProgress(out, false).end(AT, fork(Fork.Status.OK, null), "1.5 ops/s");
    assertThat(text.toString().strip())
        .isEqualTo(
            "[ 3/~12] round 1  sleep async-loop concurrency=1000  1.5 ops/s  2.5 s, ETA 1:01:40");
  }

  @Test
  void quietShowsOnlyTrouble() {
    PlainProgress progress = new PlainProgress(out, true);
    progress.end(AT, fork(Fork.Status.OK, null), "1.5 ops/s");
    progress.end(AT, fork(Fork.Status.FAILED, "boom"), null);
    assertThat(text.toString().lines())
        .singleElement()
        .asString()
        .contains("FAILED: boom (see raw/0003.log)");
  }

  @Test
  void aTerminalHasOneLineThatChanges() {
    AtomicLong nanos = new AtomicLong();
    TerminalProgress progress = new TerminalProgress(out, nanos::get, 60, () -> "7 ops/s");
    progress.begin(AT);
    nanos.set(2_000_000_000L);
    progress.look();
    progress.end(AT, fork(Fork.Status.OK, null), "7 ops/s");
    List<String> drawn = text.toString().lines().toList();
    assertThat(drawn)
        .hasSizeLessThanOrEqualTo(4)
        .allSatisfy(l -> assertThat(l).hasSizeLessThan(70));
    assertThat(text.toString())
        .contains("1:01  ETA 1:01:40")
        .contains("1:03  ETA 1:01:38")
        .contains("…");
  }

  @Test
  void aTerminalKeepsTrouble() {
    TerminalProgress progress = new TerminalProgress(out, () -> 0, 200, () -> null);
    progress.begin(AT);
    progress.end(AT, fork(Fork.Status.CRASHED, "died"), null);
    assertThat(text.toString()).contains("CRASHED: died (see raw/0003.log)");
  }

  private static Fork fork(Fork.Status status, @Nullable String message) {
    return new Fork(
        3,
        1,
        Cells.key("a"),
        status,
        message,
        null,
        message == null ? null : "raw/0003.log",
        "",
        2.5,
        List.of(),
        Map.of(),
        new Fork.Conditions(null, null, null, null));
  }
}
