package dev.interleave.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.input.Fork;
import dev.interleave.report.input.Json;
import dev.interleave.report.input.Probe;
import dev.interleave.report.input.Run;
import dev.interleave.report.input.Suite;
import dev.interleave.runner.fork.Offspring;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line from its arguments to the files that it leaves, with real child processes. */
class CommandLineTest {
  @TempDir private static Path shared;
  private static Path jar;

  @TempDir private Path temp;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void buildJar() throws IOException {
    jar = BenchmarkJars.build(shared, null);
  }

  private int interleave(String... arguments) {
    return InterleaveCommand.execute(
        Interruption.none(), new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  private int run(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("run", "--jar=" + jar, "--out=" + results(), "--calibrate=false"));
    arguments.addAll(List.of(more));
    return interleave(arguments.toArray(String[]::new));
  }

  private Path results() {
    return temp.resolve("out");
  }

  private List<Fork> forks() {
    return Json.readLines(results().resolve(Fork.FILE), Fork.class);
  }

  private Run recorded() {
    return Json.read(results().resolve(Run.FILE), Run.class);
  }

  private void nothingIsLeftRunning() {
    assertThat(Offspring.of(results()).find()).isEmpty();
  }

  @Test
  void measuresWhatIsIncluded() {
    assertThat(run("--include=how=(good|better)", "--budget=1m", "--precision=50", "--seed=7"))
        .as(err.toString())
        .isZero();
    assertThat(forks())
        .hasSize(6)
        .allSatisfy(fork -> assertThat(fork.status()).isEqualTo(Fork.Status.OK));
    Fork first = forks().getFirst();
    assertThat(first.warmup()).containsExactly(12.5, 1e-4);
    assertThat(first.file()).isEqualTo("raw/0001.json");
    assertThat(first.log()).isNull();
    assertThat(first.notes()).containsEntry("given", "nothing");
    assertThat(recorded().seed()).isEqualTo(7);
    assertThat(recorded().command())
        .contains("run --jar=", "--include=", "--seed=7")
        .doesNotContain("run run");
    assertThat(results().resolve("raw"))
        .isDirectoryNotContaining(file -> file.toString().endsWith(".log"));
    assertThat(out.toString())
        .contains("report.html")
        .contains("round 3  run how=good")
        .contains("ETA");
  }

  @Test
  void everyWayToFailIsToldAndTheRestIsMeasured() {
    assertThat(
            run(
                "--include=how=(good|fail|halt|die|notrun|empty|hang)",
                "--budget=5m",
                "--precision=50",
                "--fork-timeout=1s"))
        .isEqualTo(3);
    assertThat(statusOf("good")).isEqualTo("OK: null");
    assertThat(statusOf("fail"))
        .isEqualTo("FAILED: java.lang.IllegalStateException: wrong answer: 41 instead of 42");
    assertThat(statusOf("halt")).isEqualTo("CRASHED: the JVM died with exit code 134 (signal 6)");
    assertThat(statusOf("die")).isEqualTo("CRASHED: the JVM died with exit code 139 (signal 11)");
    assertThat(statusOf("notrun")).isEqualTo("NOT_RUN: needs a moon");
    assertThat(statusOf("empty")).startsWith("FAILED: JMH ended without a result");
    assertThat(statusOf("hang")).startsWith("TIMED_OUT: killed after");
    assertThat(forks())
        .filteredOn(fork -> fork.status() != Fork.Status.OK)
        .allSatisfy(
            fork -> assertThat(results().resolve(String.valueOf(fork.log()))).isNotEmptyFile())
        .allSatisfy(fork -> assertThat(fork.file()).isNull());
    nothingIsLeftRunning();
  }

  private String statusOf(String how) {
    return forks().stream()
        .filter(fork -> how.equals(fork.cell().params().get("how")))
        .map(fork -> fork.status() + ": " + fork.message())
        .findFirst()
        .orElse("none");
  }

  @Test
  void grandchildrenThatOutliveTheirParentAreKilled() {
    assertThat(run("--include=how=orphan", "--budget=1m", "--precision=50"))
        .as(err.toString())
        .isZero();
    assertThat(forks()).hasSize(3).allSatisfy(fork -> assertThat(fork.seconds()).isLessThan(5));
    nothingIsLeftRunning();
  }

  @Test
  void nothingMeasuredHasACodeOfItsOwn() {
    assertThat(run("--include=how=fail")).isEqualTo(4);
    assertThat(forks()).hasSize(1);
  }

  @Test
  void resumesAfterALineWasTorn() throws IOException {
    assertThat(run("--include=how=(good|better)", "--precision=50", "--seed=3")).isZero();
    List<String> lines = Files.readAllLines(results().resolve(Fork.FILE));
    Files.write(results().resolve(Fork.FILE), lines.subList(0, 4));
    Files.writeString(
        results().resolve(Fork.FILE), lines.get(4).substring(0, 20), StandardOpenOption.APPEND);
    assertThat(run("--resume", "--precision=50")).as(err.toString()).isZero();
    assertThat(forks().stream().map(Fork::cell))
        .containsExactlyElementsOf(lines.stream().map(this::cell).toList());
    assertThat(recorded().seed()).isEqualTo(3);
    assertThat(out.toString()).contains("Resuming a run with 4 forks.");
  }

  private dev.interleave.report.input.CellKey cell(String line) {
    return Json.parse(Path.of("line"), line, Fork.class).cell();
  }

  @Test
  void aCompleteRunCanBeResumed() {
    assertThat(run("--include=plain", "--precision=50")).isZero();
    assertThat(run("--resume=true", "--precision=50")).isZero();
    assertThat(forks()).hasSize(3);
  }

  @Test
  void resumingWithNothingThereIsANewRun() {
    assertThat(run("--resume=true", "--include=plain", "--precision=50")).isZero();
    assertThat(out.toString()).contains("no run in");
  }

  @Test
  void anotherJarCannotBeResumed() throws IOException {
    assertThat(run("--include=plain", "--precision=50")).isZero();
    Suite.Cell plain = new Suite.Cell("fake.Bench.plain", Map.of(), Map.of(), 1, null, null, 1);
    Path other =
        BenchmarkJars.build(
            Files.createDirectory(temp.resolve("other")),
            new Suite(
                1,
                "s",
                "t",
                null,
                List.of(),
                List.of(),
                List.of(plain),
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                List.of()));
    assertThat(interleave("run", "--jar=" + other, "--out=" + results(), "--resume")).isEqualTo(2);
    assertThat(err.toString()).contains("is not the jar that it measured");
    assertThat(run("--resume", "--include=good", "--seed=1")).isEqualTo(2);
    assertThat(err.toString())
        .contains("--include=good was --include=plain")
        .contains("--seed=1 was");
  }

  @Test
  void aNewRunReplacesTheOldOneButAUsageErrorDoesNot() {
    assertThat(run("--include=plain", "--precision=50")).isZero();
    assertThat(run("--include=nothing")).isEqualTo(2);
    assertThat(err.toString()).contains("--include=nothing").contains("fake.Bench.run:how=good");
    assertThat(forks()).hasSize(3);
    assertThat(run("--include=how=good", "--precision=50")).as(err.toString()).isZero();
    assertThat(forks())
        .hasSize(3)
        .allSatisfy(fork -> assertThat(fork.cell().params()).isNotEmpty());
  }

  @Test
  void foreignFilesAreRefused() throws IOException {
    Files.createDirectories(results());
    Files.writeString(results().resolve("mine.txt"), "x");
    assertThat(run("--include=plain")).isEqualTo(2);
    assertThat(err.toString()).contains("mine.txt");
    assertThat(results().resolve("raw")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--budget=soon|'soon' is not a duration",
        "--cores=999|--cores=999 is not possible",
        "--cores=-1|--cores=-1 is not possible",
        "--cores=two|two",
        "--java=/no/such/java|--java=/no/such/java can't be started",
        "--fork-timeout=0s|'0s' is not a duration",
        "--precision=-1|--precision=-1",
        "--include=(|is not a regular expression",
        "--nonsense|Unknown option",
      })
  void badOptionsAreExplained(String option, String explanation) {
    assertThat(run(option)).isEqualTo(2);
    assertThat(err.toString()).contains(explanation);
    assertThat(results()).doesNotExist();
  }

  @Test
  void aFileThatIsNoJmhJarIsExplained() throws IOException {
    Path text = Files.writeString(temp.resolve("text.jar"), "hello");
    assertThat(interleave("run", "--jar=" + text, "--out=" + results())).isEqualTo(2);
    assertThat(err.toString()).contains("not a readable jar");
    assertThat(interleave("run", "--jar=/no/such.jar", "--out=" + results())).isEqualTo(2);
    assertThat(err.toString()).contains("--jar=/no/such.jar: there is no such file");
    assertThat(results()).doesNotExist();
  }

  @Test
  void looksHowFastTheMachineIs() {
    assertThat(
            interleave(
                "run",
                "--jar=" + jar,
                "--out=" + results(),
                "--include=plain",
                "--precision=50",
                "--cores=1"))
        .as(err.toString())
        .isZero();
    assertThat(Probe.read(results()))
        .singleElement()
        .satisfies(
            probe -> {
              assertThat(probe.cpu()).isGreaterThan(1e6);
              assertThat(probe.memory()).isGreaterThan(1e4);
              assertThat(probe.scheduling()).isGreaterThan(100);
            });
    assertThat(run("--include=plain", "--precision=50")).isZero();
    assertThat(Probe.read(results())).as("of the run before").isEmpty();
  }

  @Test
  void pinsForksToProcessors() {
    assertThat(run("--include=plain", "--cores=1", "--precision=50")).as(err.toString()).isZero();
    assertThat(recorded().environment().coresUsed()).isEqualTo(1);
    assertThat(recorded().environment().jvmFlags()).isEqualTo("-XX:ActiveProcessorCount=1");
    assertThat(run("--resume", "--precision=50")).as(err.toString()).isZero();
  }

  @Test
  void reportsFilesAndFolders() {
    assertThat(run("--include=plain", "--precision=50")).isZero();
    Path page = temp.resolve("page");
    assertThat(interleave("report", results().toString(), "--out=" + page)).isZero();
    assertThat(
            interleave(
                "report", results().resolve("raw/0001.json").toString(), "--out", page.toString()))
        .isZero();
    assertThat(out.toString()).contains(page.resolve("report.html").toUri().toString());
  }

  @Test
  void helpListsExitCodes() {
    assertThat(interleave("--help")).isZero();
    assertThat(out.toString()).contains("130", "Interrupted", "run", "report", "completion");
    assertThat(interleave("run", "--help")).isZero();
    assertThat(interleave("--version")).isZero();
    assertThat(out.toString()).contains("interleave ");
    assertThat(interleave("completion")).isZero();
    assertThat(out.toString()).contains("_complete_interleave");
    assertThat(interleave()).isEqualTo(2);
  }
}
