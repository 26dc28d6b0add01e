package dev.interleave.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Fork;
import dev.interleave.report.input.Json;
import dev.interleave.report.input.Probe;
import dev.interleave.report.input.Run;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code interleave baseline} and {@code interleave gate}, from results folders to exit codes. */
class GateCommandTest {
  private static final String JDK = "Temurin 25";

  @TempDir private Path temp;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int interleave(Object... arguments) {
    return InterleaveCommand.execute(
        Interruption.none(),
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        java.util.stream.Stream.of(arguments).map(Object::toString).toArray(String[]::new));
  }

  private int gate(Path results, Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("gate", results, "--baseline=" + stored()));
    arguments.addAll(List.of(more));
    return interleave(arguments.toArray());
  }

  private Path stored() {
    return temp.resolve("baseline");
  }

  private static CellKey cell(String method) {
    Map<String, String> params = new LinkedHashMap<>();
    params.put("size", "10,5");
    params.put("how", "a=b&c");
    return new CellKey("a.Bench." + method, params);
  }

  /** Three runs of three benchmarks, some 0.3 % apart. */
  private void baseline() throws IOException {
    List<Object> arguments = new ArrayList<>(List.of("baseline", "--out=" + stored()));
    for (int i = 1; i <= 3; i++) {
      arguments.add(results("stored" + i, 1, JDK, 1.0, "one", "two", "three"));
    }
    assertThat(interleave(arguments.toArray())).as(err.toString()).isZero();
  }

  /**
   * A results folder.
   *
   * @param speed how many times as fast the benchmarks are
   * @param machine how fast calibration finds the machine, or null without
   */
  private Path results(
      String name, double speed, String jdk, @Nullable Double machine, String... methods)
      throws IOException {
    Path folder = temp.resolve(name);
    Files.createDirectories(folder.resolve("raw"));
    Random random = new Random(name.hashCode());
    double run = 1 + 0.003 * random.nextGaussian();
    StringBuilder forks = new StringBuilder();
    int index = 0;
    for (int round = 1; round <= 3; round++) {
      for (String method : methods) {
        index++;
        String file = "raw/%04d.json".formatted(index);
        boolean fails = method.endsWith("!");
        CellKey cell = cell(method.replace("!", ""));
        forks.append(Json.line(fork(index, round, cell, fails ? null : file))).append('\n');
        double score = 100 * speed * run * (1 + 0.003 * random.nextGaussian());
        Files.writeString(folder.resolve(file), jmh(cell, score));
      }
    }
    Files.writeString(folder.resolve(Fork.FILE), forks);
    Json.write(folder.resolve(Run.FILE), run(jdk));
    if (machine != null) {
      Files.writeString(
          folder.resolve(Probe.FILE),
          Json.line(new Probe("2026-01-02T03:04:05Z", 1e9 * machine, 1e7 * machine, 1e5 * machine))
              + "\n");
    }
    return folder;
  }

  private static Fork fork(int index, int round, CellKey cell, @Nullable String file) {
    return new Fork(
        index,
        round,
        cell,
        file == null ? Fork.Status.FAILED : Fork.Status.OK,
        file == null ? "wrong answer: 41" : null,
        file,
        null,
        "2026-01-02T03:04:05Z",
        2.5,
        List.of(),
        Map.of(),
        new Fork.Conditions(null, null, null, null));
  }

  private static String jmh(CellKey cell, double score) {
    return """
        [{"benchmark": "%s", "mode": "thrpt", "params": %s,
          "primaryMetric": {"scoreUnit": "ops/s", "rawData": [[%s, %s]]},
          "secondaryMetrics": {"gc.alloc.rate.norm": {"scoreUnit": "B/op", "rawData": [[64.0, 64.0]]}}}]
        """
        .formatted(cell.benchmark(), Json.line(new TreeMap<>(cell.params())), score, score);
  }

  private static Run run(String jdk) {
    return new Run(
        1,
        "2026-01-02T03:04:05Z",
        "run",
        7,
        60,
        "",
        "b.jar",
        "abcd",
        Map.of(),
        List.of(cell("one")),
        List.of(),
        new Run.Environment(
            "Linux 6", "6.1", "amd64", "a cpu", 2, 2, 1L << 33, "KVM", null, jdk, "", "1.37",
            "c0ffee", false));
  }

  @Test
  void withoutABaselineItSaysHowToMakeOneAndPasses() throws IOException {
    assertThat(gate(results("now", 1, JDK, 1.0, "one"))).isZero();
    assertThat(out.toString())
        .contains("no baseline in " + stored())
        .contains("mvn verify -Pbench\n")
        .contains("interleave.jar baseline " + temp.resolve("now") + " --out " + stored());
  }

  @Test
  void whatWasAcceptedFailsNothingUpToItsBound() throws IOException {
    baseline();
    Path accepted = temp.resolve("accepted.csv");
    Path slow = results("slow", 0.7, JDK, 1.0, "one", "two", "three");
    assertThat(gate(slow)).isEqualTo(10);
    for (String method : List.of("one", "two", "three")) {
      String file = "--file=" + accepted;
      assertThat(interleave("accept", method, "--reason=safer", "--from=" + slow, file))
          .as(err.toString())
          .isZero();
    }
    assertThat(gate(slow, "--accepted=" + accepted)).as("%s%s", out, err).isZero();
    assertThat(slow.resolve("gate.csv")).content().contains(",slower-accepted,", ": safer");
    assertThat(slow.resolve("gate.xml")).content().contains("failures=\"0\"", "skipped=\"3\"");
    Path slower = results("slower", 0.3, JDK, 1.0, "one", "two", "three");
    assertThat(gate(slower, "--accepted=" + accepted)).isEqualTo(10);
    assertThat(slower.resolve("gate.csv")).content().contains("more than the");
  }

  @Test
  void theSameMachineUnchangedIsClean() throws IOException {
    baseline();
    Path now = results("now", 1, JDK, 1.0, "one", "two", "three");
    assertThat(gate(now)).as("%s%s", out, err).isZero();
    assertThat(out.toString())
        .contains("nothing was found to be slower", "3 runs on this machine", "weak instrument")
        .contains("measured by these runs");
    assertThat(now.resolve("gate.csv"))
        .content()
        .contains("allocation", ",same,")
        .contains("a.Bench.one:size=10,5,how=a=b&c"); // As asked for, not as JMH sorts it.
  }

  @Test
  void theSameMachineMuchSlowerFailsTheBuild() throws IOException {
    baseline();
    Path now = results("now", 0.7, JDK, 1.0, "one", "two", "three");
    assertThat(gate(now)).as("%s%s", out, err).isEqualTo(10);
    assertThat(out.toString()).contains("3 slower").containsPattern("time +slower +\\+4\\d");
    assertThat(now.resolve("gate.xml"))
        .content()
        .contains("failures=\"3\"", "<failure message=", "a.Bench", "called slower from +");
    assertThat(now.resolve("gate.md")).content().contains("**slower**");
    assertThat(now.resolve("gate.html"))
        .content()
        .contains("3 slower", "<td class=\"param slower\">", "called slower from +")
        .contains("src=\"data:image/png;base64,");
    assertThat(now.resolve("charts/gate.png")).isNotEmptyFile();
    assertThat(now.resolve("charts/gate-dark.png")).isNotEmptyFile();
    assertThat(gate(now, "--fail-on=undecided")).isZero();
  }

  @Test
  void fasterIsNoFailure() throws IOException {
    baseline();
    assertThat(gate(results("now", 2, JDK, 1.0, "one", "two", "three"))).isZero();
    assertThat(out.toString()).containsPattern("time +faster");
  }

  @Test
  void oneStoredRunAssumesHowMuchRunsDiffer() throws IOException {
    Path before = results("before", 1, JDK, 1.0, "one", "two");
    assertThat(interleave("baseline", before, "--out=" + stored())).isZero();
    assertThat(out.toString()).contains("name several");
    assertThat(gate(results("now", 0.9, JDK, 1.0, "one", "two"))).isZero();
    assertThat(out.toString()).contains("are assumed").containsPattern("time +undecided");
  }

  @Test
  void anotherJdkIsAnotherMachineAndScoresAreCalibrated() throws IOException {
    baseline();
    Path halfAsFast = results("now", 0.5, "Temurin 26", 0.5, "one", "two", "three");
    assertThat(gate(halfAsFast, "--fail-on=slower,could-not-measure")).as("%s", err).isZero();
    assertThat(out.toString().replace('\n', ' '))
        .contains("from another machine (JDK: Temurin 26 here, Temurin 25 in the baseline)")
        .contains("divided by what calibration found", "Intervals are widened", "are assumed")
        .containsPattern("time +undecided");
    Path far = results("far", 0.1, "Temurin 26", 1.0, "one", "two", "three");
    assertThat(gate(far)).isEqualTo(10);
  }

  @Test
  void anotherMachineWithoutCalibrationCannotBeCompared() throws IOException {
    baseline();
    Path now = results("now", 0.5, "Temurin 26", null, "one", "two", "three");
    assertThat(gate(now)).isEqualTo(12);
    assertThat(out.toString().replaceAll("\\s+", " ")).contains("this run has no calibration");
    assertThat(gate(now, "--fail-on=slower")).isZero();
  }

  @Test
  void whatIsOnOneSideOnlyOrFailsIsNamed() throws IOException {
    baseline();
    assertThat(gate(results("now", 1, JDK, 1.0, "one", "two!", "four"))).isEqualTo(12);
    assertThat(out.toString())
        .contains("Not in the baseline: four")
        .contains("not measured now: three")
        .contains("it was measured before and fails now: wrong answer: 41")
        .doesNotContainPattern("time +slower");
  }

  @Test
  void nothingInCommonIsAnError() throws IOException {
    baseline();
    assertThat(gate(results("now", 1, JDK, 1.0, "other"))).isEqualTo(2);
    assertThat(err.toString()).contains("no benchmark in common", "a.Bench.one", "--baseline");
  }

  /** What can happen to a file, and what is said of it. */
  private void damaged(String file, UnaryOperator<String> damage, String... told)
      throws IOException {
    baseline();
    Path path = stored().resolve(file);
    Files.writeString(path, damage.apply(Files.readString(path)));
    Path now = results("now", 1, JDK, 1.0, "one", "two", "three");
    assertThat(gate(now)).as("%s%s", out, err).isEqualTo(2);
    assertThat(err.toString())
        .contains(path.toString())
        .contains(told)
        .contains("interleave baseline RESULTS")
        .doesNotContain("\tat ");
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(now.resolve("gate.csv")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"schema\" : 1|\"schema\" : 2|schema 2, of a later version",
        "\"schema\" : 1|\"version\" : 1|it is no baseline",
        "\"cpu\" : 1.0E9|\"cpu\" : 0|rates",
        "\"name\" : \"run2\"|\"nom\" : \"run2\"|without its name",
      })
  void aDamagedListOfRunsIsExplained(String from, String to, String told) throws IOException {
    damaged("baseline.json", text -> text.replace(from, to), told);
  }

  @Test
  void filesOfDifferentBaselinesAreExplained() throws IOException {
    baseline();
    Path list = stored().resolve("baseline.json");
    Files.writeString(list, Files.readString(list).replace("\"run2\"", "\"runX\""));
    assertThat(gate(results("now", 1, JDK, 1.0, "one"))).isEqualTo(2);
    assertThat(err.toString()).contains("0 values of runX", "written together");
  }

  @Test
  void aTruncatedTableIsExplained() throws IOException {
    damaged("forks.csv", text -> text.substring(0, text.length() - 3), "cut off");
  }

  @Test
  void aValueThatIsNoNumberIsExplained() throws IOException {
    damaged("forks.csv", text -> text.replaceFirst("lower,64.0", "lower,many"), "line 5: \"many\"");
  }

  @Test
  void aShorterTableIsExplained() throws IOException {
    damaged("forks.csv", text -> text.substring(0, text.lastIndexOf("run3")), "says 18");
  }

  @Test
  void aForeignTableIsExplained() throws IOException {
    damaged("forks.csv", text -> "a,b\n1,2\n", "its first line is not run,benchmark");
  }

  @Test
  void baselinesAreMadeOfOneBuildAndOfDifferentRuns() throws IOException {
    Path one = results("one", 1, JDK, 1.0, "one");
    assertThat(interleave("baseline", one, one, "--out=" + stored())).isEqualTo(2);
    assertThat(err.toString()).contains("named twice");
    Path other = results("other", 1, JDK, 1.0, "one");
    Path file = other.resolve(Run.FILE);
    Files.writeString(
        file, Files.readString(file).replace("abcd", "ef01").replace("c0ffee", "decaf"));
    assertThat(interleave("baseline", one, other, "--out=" + stored())).isEqualTo(2);
    assertThat(err.toString()).contains("another build", "ef01", "abcd");
    assertThat(interleave("baseline", temp.resolve("none"), "--out=" + stored())).isEqualTo(2);
    assertThat(interleave("baseline", one, "--out=" + one)).isEqualTo(2);
    assertThat(err.toString()).contains("it holds other files");
    assertThat(stored()).doesNotExist();
  }

  @Test
  void badOptionsAreExplained() throws IOException {
    Path now = results("now", 1, JDK, 1.0, "one");
    assertThat(gate(now, "--fail-on=anything")).isEqualTo(2);
    assertThat(gate(now, "--margin=0")).isEqualTo(2);
    assertThat(err.toString()).contains("allowed are slower", "above 0 and below 100");
  }
}
