package dev.interleave.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.input.Fork;
import dev.interleave.report.input.Json;
import dev.interleave.report.input.Run;
import dev.interleave.runner.environment.Tool;
import dev.interleave.runner.fork.Offspring;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code interleave compare} from its arguments to its verdicts, with real child processes. */
class CompareCommandTest {
  @TempDir private static Path shared;
  private static Path old;
  private static Path slow;

  @TempDir private Path temp;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void buildJars() throws IOException {
    old = BenchmarkJars.build(shared, null);
    slow = BenchmarkJars.another(shared.resolve("slow"), 0.8);
  }

  private int compare(Object baseline, Object candidate, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "compare",
                "--baseline=" + baseline,
                "--candidate=" + candidate,
                "--out=" + temp.resolve("out")));
    arguments.addAll(List.of(more));
    return InterleaveCommand.execute(
        Interruption.none(),
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        arguments.toArray(String[]::new));
  }

  /** With the old jar as its one commit. */
  private Path repository() throws IOException {
    Path repository = Files.createDirectory(temp.resolve("repository"));
    Files.copy(old, repository.resolve("fake.jar"));
    for (List<String> command :
        List.of(
            List.of("git", "init", "-q"),
            List.of("git", "add", "."),
            List.of("git", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "old"))) {
      assertThat(Tool.ask(repository, command))
          .hasValueSatisfying(answer -> assertThat(answer.exitCode()).isZero());
    }
    return repository;
  }

  private List<Fork> forks(String side) {
    return Json.readLines(temp.resolve("out").resolve(side).resolve(Fork.FILE), Fork.class);
  }

  @Test
  void aSlowerBuildIsFoundAndWhatIsMissingIsNamed() throws IOException {
    assertThat(compare(old, slow, "--include=(how=good|plain)", "--budget=8s", "--seed=3"))
        .as("%s%n%s", out, err)
        .isEqualTo(10);
    assertThat(out.toString()).containsPattern("time +slower").contains("plain");
    assertThat(forks("baseline")).hasSameSizeAs(forks("candidate")).hasSizeGreaterThan(7);
    for (String file :
        List.of("comparison.csv", "comparison.html", "comparison.xml", "comparison.md")) {
      assertThat(temp.resolve("out").resolve(file)).isNotEmptyFile();
    }
    assertThat(Offspring.of(temp.resolve("out")).find()).isEmpty();
  }

  @Test
  void aJarComparedWithItselfIsNotSlower() {
    assertThat(compare(old, old, "--include=how=good", "--budget=6s")).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("the same, byte for byte")
        .doesNotContainPattern("(time|allocation) +slower");
  }

  @Test
  void whatFailsIsNeitherSlowerNorSilent() {
    assertThat(compare(old, old, "--include=how=(good|fail)", "--budget=5s")).isEqualTo(12);
    assertThat(out.toString()).contains("wrong answer: 41 instead of 42");
  }

  @Test
  void theReferenceRuleGivesEveryBenchmarkAsManyPairs() throws IOException {
    String[] options = {"--include=how=(good|fail)", "--budget=8s", "--fail-on=none", "--seed=1"};
    assertThat(compare(old, slow, with(options, "--rule=fixed-pairs"))).isZero();
    assertThat(Files.readString(temp.resolve("out/comparison.json"))).contains("FIXED_PAIRS");
    assertThat(compare(old, slow, with(options, "--resume"))).isEqualTo(2);
    assertThat(err.toString()).contains("--rule=screen-and-confirm was fixed-pairs");
  }

  @Test
  void whichVerdictsFailABuildIsASetting() {
    assertThat(compare(old, old, "--include=how=fail", "--budget=5s", "--fail-on=slower")).isZero();
    assertThat(
            compare(
                old,
                old,
                "--include=how=(good|better)",
                "--budget=1s",
                "--margin=0.06",
                "--fail-on=undecided"))
        .isEqualTo(11);
    assertThat(out.toString()).contains("The budget is enough for");
  }

  @Test
  void aRevisionIsBuiltInAWorktreeThatIsGoneAfterwards() throws IOException {
    Path repository = repository();
    Path jar = repository.resolve("fake.jar");
    Files.delete(jar);
    Files.copy(slow, jar);
    assertThat(compare("HEAD", jar, "--build=true", "--include=how=good", "--budget=8s"))
        .as("%s%n%s", out, err)
        .isEqualTo(10);
    assertThat(Tool.ask(repository, List.of("git", "worktree", "list")))
        .hasValueSatisfying(a -> assertThat(a.output().lines()).hasSize(1));
  }

  @Test
  void anOlderBuildThatLacksTheSuiteHasWhatItCanOfTheCandidates() throws IOException {
    String good = cell("good");
    String better = cell("better");
    Path fresh =
        BenchmarkJars.withSuite(
            old, temp.resolve("fresh.jar"), "suite-compare.json", good + "," + better);
    assertThat(compare(old, fresh, "--suite=compare", "--budget=2s", "--fail-on=none"))
        .as("a baseline without any suite%n%s%n%s", out, err)
        .isZero();
    assertThat(out.toString()).contains("2 benchmarks");

    Path older = BenchmarkJars.withSuite(old, temp.resolve("older.jar"), "suite.json", good);
    assertThat(compare(older, fresh, "--suite=compare", "--budget=2s", "--fail-on=none")).isZero();
    assertThat(Files.readString(temp.resolve("out/comparison.json")))
        .containsPattern("onlyCandidate\" : \\[ \\{[^\\]]*better");

    Path other =
        BenchmarkJars.withSuite(old, temp.resolve("other.jar"), "suite.json", cell("orphan"));
    assertThat(compare(other, fresh, "--suite=compare")).isEqualTo(2);
    assertThat(err.toString()).contains("has no suite \"compare\", and none of that suite's cells");
  }

  private static String cell(String how) {
    return "{\"benchmark\": \"fake.Bench.run\", \"params\": {\"how\": \"%s\"}, \"attributes\": {}}"
        .formatted(how);
  }

  @Test
  void aBuildThatFailsIsTold() throws IOException {
    Path jar = repository().resolve("fake.jar");
    assertThat(compare("HEAD", jar, "--build=echo no compiler; exit 3")).isEqualTo(4);
    assertThat(err.toString()).contains("exit code 3", "no compiler", "--build");
  }

  @Test
  void jvmArgumentsReachTheForksOfOneBuildAlone() {
    String[] options = {"--include=how=good", "--budget=3s", "--fail-on=none"};
    assertThat(compare(old, old, with(options, "--candidate-jvm-args", "-Dfake.given='a b'")))
        .as(err.toString())
        .isZero();
    assertThat(forks("baseline")).allSatisfy(fork -> assertThat(given(fork)).isEqualTo("nothing"));
    assertThat(forks("candidate")).allSatisfy(fork -> assertThat(given(fork)).isEqualTo("a b"));
    assertThat(flags("baseline")).isEmpty();
    assertThat(flags("candidate")).isEqualTo("-Dfake.given='a b'");
    assertThat(out.toString().replaceAll("\\s+", " "))
        .contains("this compares JVM arguments")
        .contains("JVM flags: none for the baseline, -Dfake.given='a b' for the candidate")
        .doesNotContain("A/A");
    assertThat(compare(old, old, with(options, "--resume"))).isEqualTo(2);
    assertThat(err.toString()).contains("the JVM flags are \"\", they were \"-Dfake.given='a b'\"");
  }

  private static String[] with(String[] options, String... more) {
    return Stream.of(options, more).flatMap(Stream::of).toArray(String[]::new);
  }

  private static @Nullable String given(Fork fork) {
    return fork.notes().get("given");
  }

  private String flags(String side) {
    return Json.read(temp.resolve("out").resolve(side).resolve(Run.FILE), Run.class)
        .environment()
        .jvmFlags();
  }

  @ParameterizedTest
  @CsvSource({
    "--baseline-jvm-args=-XX:+NoSuchFlag, 'Unrecognized VM option'",
    "--candidate-jvm-args=-Da=\"b, 'nmatched quote'",
    "--margin=0, 'above 0 and below 100'",
    "--rule=best, 'allowed are screen-and-confirm and fixed-pairs'",
    "--margin=lots, 'above 0 and below 100'",
    "--fail-on=anything, 'allowed are slower, undecided and could-not-measure'",
    "--budget=soon, 'not a duration above zero'",
    "--include=nothing, '--include'",
  })
  void badOptionsAreExplained(String option, String explanation) {
    assertThat(compare(old, old, option)).isEqualTo(2);
    assertThat(err.toString()).contains(explanation);
    assertThat(temp.resolve("out/comparison.json")).doesNotExist();
  }

  @Test
  void jarsThatCannotBeUsedAreNamed() throws IOException {
    Path text = Files.writeString(temp.resolve("text.jar"), "no jar");
    assertThat(compare(old, text)).isEqualTo(2);
    assertThat(err.toString()).contains("--candidate=" + text + " is not a readable jar");
    assertThat(compare("v0.0", old)).isEqualTo(2);
    assertThat(err.toString()).contains("--baseline=v0.0 is neither a file nor a revision");
  }

  @Test
  void anotherJarCannotBeGoneOnWith() {
    assertThat(compare(old, old, "--include=how=good", "--budget=3s", "--fail-on=none")).isZero();
    assertThat(compare(old, slow, "--include=how=good", "--budget=3s", "--resume")).isEqualTo(2);
    assertThat(err.toString()).contains("is not the jar that it measured");
    assertThat(compare(old, old, "--include=how=good", "--budget=4s", "--resume", "--seed=1"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--budget=4s was 3s", "--seed=1 was --seed=");
    assertThat(temp.resolve("out/comparison.html"))
        .isNotEmptyFile(); // A usage error changes nothing.
  }
}
