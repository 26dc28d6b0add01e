package dev.interleave.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.runner.problem.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfTestCommandTest {
  /** JMH's results of two benchmarks, one with four forks and one with three. */
  private static final String RESULTS =
      """
      [%s, %s]
      """
          .formatted(
              result("org.example.Four.run", "[[10, 11], [12, 13], [14, 15], [16, 17]]"),
              result("org.example.Three.run", "[[10, 11], [12, 13], [14, 15]]"));

  @TempDir private Path temp;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private static String result(String benchmark, String forks) {
    return """
        {"jmhVersion": "1.37", "benchmark": "%s", "mode": "thrpt", "threads": 1, "forks": 4,
         "primaryMetric": {"score": 1, "scoreUnit": "ops/s", "rawData": %s},
         "secondaryMetrics": {}}
        """
        .formatted(benchmark, forks);
  }

  private int interleave(String... arguments) {
    return InterleaveCommand.execute(
        Interruption.none(), new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  @Test
  void statisticsPrintsTablesAndKeepsTheCounts() throws Exception {
    Path folder = temp.resolve("out");
    assertThat(interleave("selftest", "statistics", "--builds=2", "--seed=5", "--out=" + folder))
        .as(err.toString())
        .isZero();
    String text = Files.readString(folder.resolve("statistics.txt"));
    assertThat(out.toString())
        .contains("0/", "false alarms", text)
        .contains("Under no noise does the shipped rule have more false alarms than the 1 %");
    assertThat(text)
        .contains("screen, then confirm", "group-sequential, Holm", "always valid, Holm")
        .contains("t-test, all iterations", "forks vary by 4.5 %");
    assertThat(Files.readString(folder.resolve("statistics.csv")))
        .startsWith("table,rule,noise,cv,order,benchmarks,slower,effect,")
        .contains("false alarms,mean is 10 % worse,bimodal,0.01,coin,20,0,0.0,30.0,2,");

    Path again = temp.resolve("again");
    interleave("selftest", "statistics", "--builds=2", "--seed=5", "--markdown", "--out=" + again);
    assertThat(out.toString()).contains("\n| always valid, Holm | ");
    assertThat(again.resolve("statistics.csv"))
        .hasSameTextualContentAs(folder.resolve("statistics.csv"));
  }

  @Test
  void whatWasRecordedIsSimulated() throws Exception {
    Path results = Files.writeString(temp.resolve("jmh.json"), RESULTS);
    Path noise = temp.resolve("noise.csv");
    assertThat(
            interleave(
                "selftest", "record", "--condition=ours", "--out=" + noise, results.toString()))
        .as(err.toString())
        .isZero();
    assertThat(noise)
        .hasContent(
            """
            condition,benchmark,round,order,iteration,value
            ours,Four.run,1,1,1,10
            ours,Four.run,1,1,2,11
            ours,Four.run,1,2,1,12
            ours,Four.run,1,2,2,13
            ours,Four.run,2,1,1,14
            ours,Four.run,2,1,2,15
            ours,Four.run,2,2,1,16
            ours,Four.run,2,2,2,17
            """);
    assertThat(interleave("selftest", "statistics", "--builds=1", "--noise=" + noise)).isZero();
    assertThat(out.toString()).contains("recorded: ours");
  }

  @Test
  void whatCanNotBeUsedIsAUsageError() throws Exception {
    assertThat(interleave("selftest")).isEqualTo(ExitCode.USAGE.code());
    assertThat(err.toString()).contains("Missing required subcommand");
    assertThat(interleave("selftest", "statistics", "--builds=0")).isEqualTo(ExitCode.USAGE.code());
    assertThat(err.toString()).contains("--builds=0 is not possible: allowed are 1 to 1000000.");
    Path bad = Files.writeString(temp.resolve("bad.csv"), "a,b\n1,2\n");
    assertThat(interleave("selftest", "statistics", "--noise=" + bad))
        .isEqualTo(ExitCode.USAGE.code());
    assertThat(err.toString()).contains("bad.csv: not recorded noise");
    assertThat(interleave("selftest", "statistics", "--out=" + bad))
        .isEqualTo(ExitCode.USAGE.code());
    assertThat(err.toString()).contains("bad.csv can't be written to: it is a file");
    assertThat(interleave("selftest", "record", "--condition=a", "--out=" + bad, "nowhere"))
        .isEqualTo(ExitCode.USAGE.code());
    assertThat(bad).hasContent("a,b\n1,2\n");
    assertThat(out.toString()).isEmpty();
  }
}
