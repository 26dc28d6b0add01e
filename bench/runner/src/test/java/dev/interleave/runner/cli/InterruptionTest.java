package dev.interleave.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.input.Fork;
import dev.interleave.report.input.Json;
import dev.interleave.runner.Interleave;
import dev.interleave.runner.environment.Jdk;
import dev.interleave.runner.fork.Offspring;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A runner in a process of its own, and what is left when it is stopped. */
@DisabledOnOs(OS.WINDOWS)
class InterruptionTest {
  @TempDir private static Path shared;
  private static Path jar;

  @TempDir private Path temp;
  private final List<Process> started = new ArrayList<>();

  @BeforeAll
  static void buildJar() throws IOException {
    jar = BenchmarkJars.build(shared, null);
  }

  @AfterEach
  void nothingStays() {
    started.forEach(Process::destroyForcibly);
    offspring().kill();
  }

  private Offspring offspring() {
    return Offspring.of(results());
  }

  private Path results() {
    return temp.resolve("out");
  }

  private Process start(String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Jdk.own().toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Interleave.class.getName(),
                "run",
                "--jar=" + jar,
                "--calibrate=false",
                "--out=" + results()));
    command.addAll(List.of(more));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(temp.resolve("printed.txt").toFile())
            .start();
    started.add(process);
    return process;
  }

  /** Starts a run whose second cell hangs, and waits until only that one is left. */
  private Process startAndWaitForTheHangingFork() throws IOException, InterruptedException {
    Process runner = start("--include=how=(good|hang)", "--seed=1");
    // With this seed the good cell comes first.
    for (int i = 0; i < 600 && runner.isAlive() && !isHanging(); i++) {
      runner.waitFor(50, TimeUnit.MILLISECONDS);
    }
    assertThat(isHanging()).as(printed()).isTrue();
    return runner;
  }

  private boolean isHanging() throws IOException {
    Path log = results().resolve("raw/0002.log");
    return Files.exists(log)
        && Files.exists(results().resolve(Fork.FILE))
        && offspring().find().stream().anyMatch(ProcessHandle::isAlive);
  }

  private String printed() throws IOException {
    return Files.readString(temp.resolve("printed.txt"));
  }

  private List<Fork> forks() {
    return Json.readLines(results().resolve(Fork.FILE), Fork.class);
  }

  @Test
  void aSignalEndsItWithAReportAndNothingLeft() throws IOException, InterruptedException {
    Process runner = startAndWaitForTheHangingFork();
    runner.destroy();
    assertThat(runner.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(runner.exitValue()).as(printed()).isEqualTo(130);
    assertThat(printed()).contains("Interrupted.", "--resume", "report.html");
    assertThat(forks()).hasSize(1);
    assertThat(offspring().find()).isEmpty();
  }

  @Test
  void afterAKillItIsResumedAndWhatWasLeftRunningIsKilled()
      throws IOException, InterruptedException {
    Process runner = startAndWaitForTheHangingFork();
    runner.destroyForcibly();
    runner.waitFor();
    assertThat(offspring().find()).as("the orphaned fork").isNotEmpty();
    Process resumed = start("--resume", "--fork-timeout=1s", "--precision=50");
    assertThat(resumed.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(resumed.exitValue()).as(printed()).isEqualTo(3);
    assertThat(printed())
        .contains("Killed what an earlier run had left running.", "Resuming a run with 1 fork.");
    assertThat(forks().stream().map(Fork::status))
        .containsExactly(Fork.Status.OK, Fork.Status.TIMED_OUT, Fork.Status.OK, Fork.Status.OK);
    assertThat(offspring().find()).isEmpty();
  }

  @Test
  void aSecondRunOnTheSameFolderLeavesTheFirstAlone() throws IOException, InterruptedException {
    Process runner = startAndWaitForTheHangingFork();
    long forks = offspring().find().size();
    StringWriter err = new StringWriter();
    int exit =
        InterleaveCommand.execute(
            Interruption.none(),
            new PrintWriter(new StringWriter()),
            new PrintWriter(err, true),
            "run",
            "--jar=" + jar,
            "--out=" + results(),
            "--fork-timeout=1s");
    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains("in use by another run");
    assertThat(runner.isAlive()).isTrue();
    assertThat(offspring().find()).hasSize((int) forks);
  }
}
