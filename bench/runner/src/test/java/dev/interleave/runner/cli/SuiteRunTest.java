package dev.interleave.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.input.Fork;
import dev.interleave.report.input.Json;
import dev.interleave.report.input.Run;
import dev.interleave.report.input.Suite;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars that bring a suite. */
class SuiteRunTest {
  @TempDir private Path temp;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(Suite suite, String... more) throws IOException {
    Path jar = BenchmarkJars.build(temp, suite);
    String[] arguments = new String[more.length + 5];
    arguments[0] = "run";
    arguments[1] = "--jar=" + jar;
    arguments[2] = "--out=" + temp.resolve("out");
    arguments[3] = "--precision=50";
    arguments[4] = "--calibrate=false";
    System.arraycopy(more, 0, arguments, 5, more.length);
    return InterleaveCommand.execute(
        Interruption.none(), new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  private static Suite suite(List<Suite.Cell> cells, Suite.@Nullable Prepare prepare) {
    return new Suite(
        1,
        "s",
        "title",
        null,
        List.of("how"),
        List.of(),
        cells,
        List.of(),
        List.of(),
        prepare,
        null,
        List.of(),
        List.of());
  }

  private static Suite.Cell cell(String benchmark, String how, int priority) {
    return new Suite.Cell(benchmark, Map.of("how", how), Map.of(), 1, null, null, priority);
  }

  @Test
  void theSuiteSaysWhatToRunAndItsPreparationReachesForks() throws IOException {
    Suite suite =
        suite(
            List.of(cell("fake.Bench.run", "good", 2), cell("fake.Bench.run", "better", 1)),
            new Suite.Prepare("FakePreparation"));
    assertThat(run(suite)).as(err.toString()).isZero();
    assertThat(Json.read(temp.resolve("out/suite.json"), Suite.class)).isEqualTo(suite);
    Run run = Json.read(temp.resolve("out/run.json"), Run.class);
    assertThat(run.properties()).containsEntry("fake.given", "4 \"two\"");
    assertThat(run.planned().getFirst().params()).containsEntry("how", "better");
    assertThat(Json.readLines(temp.resolve("out/forks.jsonl"), Fork.class))
        .hasSize(6)
        .allSatisfy(fork -> assertThat(fork.notes()).containsEntry("given", "4 \"two\""));
  }

  @Test
  void aFailedPreparationEndsTheRunBeforeItBegins() throws IOException {
    Suite suite =
        suite(
            List.of(cell("fake.Bench.run", "good", 1)), new Suite.Prepare("FakeBrokenPreparation"));
    assertThat(run(suite)).isEqualTo(4);
    assertThat(err.toString()).contains("exit code 7").contains("no calibration today");
    assertThat(Files.exists(temp.resolve("out/run.json"))).isFalse();
  }

  @Test
  void aSuiteOfAnotherJarIsRefused() throws IOException {
    assertThat(run(suite(List.of(cell("other.Bench.run", "good", 1)), null))).isEqualTo(2);
    assertThat(err.toString()).contains("other.Bench.run");
  }

  @Test
  void aSmallBudgetDropsTheLeastImportantUntilForksTurnOutCheap() throws IOException {
    Suite suite =
        suite(
            List.of(cell("fake.Bench.run", "better", 2), cell("fake.Bench.run", "good", 1)), null);
    assertThat(run(suite, "--budget=8s")).as(err.toString()).isZero();
    assertThat(out.toString())
        .containsSubsequence(
            "Dropped 1 of 2 cells",
            "budget of 8s",
            "  better",
            "There is time for 1 dropped cell after all");
    assertThat(Json.read(temp.resolve("out/run.json"), Run.class).dropped()).isEmpty();
  }
}
