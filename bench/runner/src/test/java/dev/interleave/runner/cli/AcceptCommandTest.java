package dev.interleave.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.accept.Acceptance;
import dev.interleave.report.accept.AcceptanceFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code interleave accept}, on a comparison made by hand and on one that was measured. */
class AcceptCommandTest {
  private static final String VERDICTS =
      """
      benchmark,name,metric,verdict,ratio,low,high,tested_pairs
      a.Queue.poll:size=1,poll size=1,time,slower,1.08,1.072,1.0883,20
      a.Queue.poll:size=1,poll size=1,allocation,same,1,0.99,1.01,20
      a.Queue.poll:size=10,poll size=10,time,same,1,0.99,1.01,20
      a.Queue.offer,offer,time,slower,1.2,1.19,1.21,20
      a.Queue.offer,offer,allocation,slower-accepted,1.3,1.29,1.31,20
      a.Queue.peek,peek,time,undecided,1.02,,,4
      """;

  @TempDir private Path temp;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path file = Path.of("");

  @BeforeEach
  void writeVerdicts() throws IOException {
    file = temp.resolve("accepted.csv");
    Files.writeString(temp.resolve("comparison.csv"), VERDICTS);
  }

  private int execute(String... arguments) {
    return InterleaveCommand.execute(
        Interruption.none(), new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  private int accept(Path from, String... more) {
    List<String> arguments = new ArrayList<>(List.of("accept", "--from=" + from, "--file=" + file));
    arguments.addAll(List.of(more));
    return execute(arguments.toArray(String[]::new));
  }

  private int accept(String... more) {
    return accept(temp, more);
  }

  private List<Acceptance> accepted() {
    return AcceptanceFile.read(file).all();
  }

  @ParameterizedTest
  @CsvSource({"a.Queue.poll:size=1", "poll size=1", "poll.*=1$"})
  void aBenchmarkIsFoundByItsNameOrWhatNoOtherHas(String name) throws IOException {
    assertThat(accept(name, "--reason=checks more")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("a.Queue.poll:size=1 time may be slower by up to +9.0 %");
    assertThat(Files.readAllLines(file).getLast())
        .matches("a\\.Queue\\.poll:size=1,time,1\\.09,,,20\\d\\d-\\d\\d-\\d\\d,checks more");
  }

  @Test
  void aSecondAcceptanceReplacesTheFirst() {
    assertThat(accept("offer", "--metric=time", "--reason=one")).isZero();
    assertThat(accept("poll size=1", "--reason=other")).isZero();
    assertThat(accept("offer", "--metric=time", "--reason=two")).isZero();
    assertThat(accept("offer", "--metric=allocation", "--reason=once more")).isZero();
    assertThat(accepted())
        .extracting(one -> one.subject() + " " + one.reason())
        .containsExactly(
            "a.Queue.offer allocation once more",
            "a.Queue.offer time two",
            "a.Queue.poll:size=1 time other");
  }

  @ParameterizedTest
  @CsvSource({
    "poll,, 'poll is the name of several benchmarks', '  a.Queue.poll:size=10 (time): same'",
    "[nothing,, '[nothing is the name of none of the benchmarks', 'a.Queue.offer (time): slower'",
    "offer,, 'offer is slower in several metrics', 'with --metric'",
    "offer, speed, 'offer is not measured by --metric=speed', 'a.Queue.offer (allocation)'",
    "size=10,, 'size=10 is not slower', 'a.Queue.poll:size=10 (time): same, 0.0 %'",
    "peek, time, 'a.Queue.peek time is undecided', 'only what is slower can be accepted'",
  })
  void whatCannotBeAcceptedIsExplainedAndNothingIsWritten(
      String name, String metric, String problem, String more) {
    String[] options =
        Stream.of(name, "--reason=so", metric == null ? "" : "--metric=" + metric)
            .filter(option -> !option.isEmpty())
            .toArray(String[]::new);
    assertThat(accept(options)).isEqualTo(2);
    assertThat(err.toString()).contains(problem, more);
    assertThat(file).doesNotExist();
  }

  @Test
  void unusableFilesAndReasonsAreNamed() throws IOException {
    assertThat(accept("offer", "--reason= ")).isEqualTo(2);
    assertThat(err.toString()).contains("--reason is blank");
    assertThat(accept(temp.resolve("nowhere"), "offer", "--reason=so")).isEqualTo(2);
    assertThat(err.toString()).contains("nowhere", "comparison.csv: no such file", "Compare again");
    Files.writeString(file, "not a table");
    assertThat(accept("poll size=1", "--reason=so")).isEqualTo(2);
    assertThat(err.toString()).contains("accepted.csv: line 1 is not the header");
    assertThat(file).hasContent("not a table");
  }

  @Test
  void whatIsAcceptedFailsNoComparisonUntilItIsSlowerThanThat() throws IOException {
    Path old = BenchmarkJars.build(Files.createDirectory(temp.resolve("old")), null);
    Path slow = BenchmarkJars.another(temp.resolve("slow"), 0.8);
    Path compared = temp.resolve("compared");
    String[] compare = {
      "compare",
      "--baseline=" + old,
      "--candidate=" + slow,
      "--out=" + compared,
      "--include=how=good",
      "--budget=8s",
      "--seed=3"
    };
    assertThat(execute(compare)).as("%s%n%s", out, err).isEqualTo(10);
    assertThat(accept(compared, "how=good", "--metric=time", "--reason=it is worth it"))
        .as(err.toString())
        .isZero();
    assertThat(accepted().getFirst().baseline()).matches("fake\\.jar sha256:[0-9a-f]{12}");
    assertThat(accepted().getFirst().candidate()).startsWith("fake.jar sha256:");

    // The same results once more: to resume measures nothing, and only the acceptance is new.
    String[] again =
        Stream.of(compare, new String[] {"--resume", "--accepted=" + file})
            .flatMap(Stream::of)
            .toArray(String[]::new);
    assertThat(execute(again)).as("%s%n%s", out, err).isZero();
    assertThat(out.toString()).contains("slower as accepted", ": it is worth it");

    Files.writeString(file, Files.readString(file).replaceFirst("time,[0-9.]+", "time,1.01"));
    assertThat(execute(again)).isEqualTo(10);
    assertThat(out.toString()).contains("more than the +1.0 % accepted on");

    Files.writeString(file, "<<<<<<< HEAD");
    assertThat(execute(again)).isEqualTo(2);
    assertThat(err.toString()).contains("line 1 is not the header, but: <<<<<<< HEAD");
  }
}
