package dev.interleave.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.input.Json;
import dev.interleave.report.input.Suite;
import dev.interleave.runner.problem.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code interleave selftest live} with real child processes, one of which has a dial. */
class LiveCommandTest {
  @TempDir private static Path shared;
  private static Path jar;

  @TempDir private Path temp;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void buildJar() throws IOException {
    jar = BenchmarkJars.build(shared, null);
  }

  private static Suite.Cell cell(String how, Map<String, String> attributes) {
    return new Suite.Cell("fake.Bench.run", Map.of("how", how), attributes, 1, null, null, 1);
  }

  private static Map<String, String> injected(String percent) {
    return Map.of("kind", "fake", "percent", percent, "touches", "time");
  }

  private Path suite(Suite.Cell... cells) throws IOException {
    Suite suite =
        new Suite(
            1,
            "live",
            "Live",
            null,
            List.of("how"),
            List.of(),
            List.of(cells),
            List.of(),
            List.of(),
            null,
            null,
            List.of(),
            List.of());
    return Files.writeString(temp.resolve("suite.json"), Json.pretty(suite));
  }

  private int live(Path suite, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "selftest",
                "live",
                "--jar=" + jar,
                "--suite=" + suite,
                "--out=" + temp.resolve("out")));
    arguments.addAll(List.of(more));
    return InterleaveCommand.execute(
        Interruption.none(),
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        arguments.toArray(String[]::new));
  }

  private Path file(String name) {
    return temp.resolve("out").resolve(name);
  }

  @Test
  void aKnownSlowdownIsFoundAndWhatIsLeftAloneIsNot() throws IOException {
    Path suite = suite(cell("good", injected("0")), cell("better", injected("20")));
    assertThat(live(suite, "--builds=1", "--budget=15s", "--seed=4"))
        .as("%s%n%s", out, err)
        .isZero();
    assertThat(out.toString())
        .containsPattern("fake +time +20 % +\\+(19|20)\\.\\d % +1 of 1")
        .containsPattern("fake +time +[+-]0\\.\\d % +0 of 1")
        .contains("1 of 1 slowdowns were found");
    assertThat(file("live.md")).isNotEmptyFile();
    assertThat(file("build-1/comparison.html")).isNotEmptyFile();
    assertThat(Files.readAllLines(file("live.csv")))
        .hasSize(3)
        .anySatisfy(
            row ->
                assertThat(row)
                    .startsWith("1,fake,20.0,fake.Bench.run:how=better,time,true,slower,1."));

    String forks = Files.readString(file("build-1/candidate/forks.jsonl"));
    String answer = Files.readString(file("live.csv"));
    assertThat(live(suite, "--builds=1", "--budget=15s", "--resume")).as(err.toString()).isZero();
    assertThat(file("build-1/candidate/forks.jsonl")).hasContent(forks);
    assertThat(file("live.csv")).hasContent(answer);
  }

  @Test
  void whatCanNotBeUsedIsAUsageErrorThatChangesNothing() throws IOException {
    assertThat(live(suite(cell("good", Map.of("percent", "3"))))).isEqualTo(ExitCode.USAGE.code());
    assertThat(err.toString()).contains("does not say what is injected", "how=good", "touches");
    assertThat(live(suite(cell("good", injected("much"))))).isEqualTo(ExitCode.USAGE.code());
    assertThat(err.toString()).contains("percent=much, which is not a number from 0 on");
    Path good = suite(cell("good", injected("0")));
    assertThat(live(good, "--builds=0")).isEqualTo(ExitCode.USAGE.code());
    assertThat(err.toString()).contains("--builds=0 is not possible: allowed are 1 to 1000.");
    assertThat(live(good, "--dial=-XX:+NoSuchFlag")).isEqualTo(ExitCode.USAGE.code());
    assertThat(err.toString()).contains("Unrecognized VM option");
    assertThat(live(Path.of("nowhere"))).isEqualTo(ExitCode.USAGE.code());
    assertThat(err.toString()).contains("--suite=nowhere is neither a file nor a suite");
    assertThat(file("build-1/comparison.json")).doesNotExist();
  }
}
