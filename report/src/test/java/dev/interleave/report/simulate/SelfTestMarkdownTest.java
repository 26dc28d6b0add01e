package dev.interleave.report.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SelfTestMarkdownTest {
  /** Counts that are made up, the same for every rule. */
  private static final Tally TALLY = new Tally(200, 3, 1, 40, 20, 0, 400, 100, 400);

  private static String printed() {
    return SelfTestMarkdown.of(
        Study.all(8, NoiseFile.committed()).stream()
            .flatMap(
                study ->
                    study.scenarios().stream()
                        .flatMap(
                            scenario ->
                                study.contenders().stream()
                                    .map(Contender::title)
                                    .map(rule -> new Row(study.table(), rule, scenario, TALLY))))
            .toList());
  }

  @Test
  void cellsAreRatesOfWhatWasCounted() {
    assertThat(printed())
        .startsWith(
            """
            False alarms:

            |  | steady | drifting | bursty | spells | bimodal | heavy-tailed |""")
        .contains(
            "\n| **screen, then confirm** | 1.5 | 1.5 | 1.5 |",
            "\n| slower, % of builds | 1.5 [0.3, 4.3] |",
            "\n| faster, % of builds | 0.5 |",
            "\n| the same, % | 25 |",
            "\n| **screen, then confirm** | 50 | 50 |",
            """

            | forks vary by, budget | 1 % | 2 % | 3 % | 5 % | 10 % |
            | --- | ---: | ---: | ---: | ---: | ---: |
            | 0.5 %, 30 minutes | 50 / 50 | 50 / 50 | 50 / 50 | 50 / 50 | 50 / 50 |
            """,
            "| 0.5 % | 50 / 50 | 50 / 50 | 50 / 50 | 50 / 50 | 50 / 50 | 0.2 |");
  }

  /** The page has the lines and columns that the command prints, so one can be pasted over all. */
  @Test
  void thePageHasThePrintedTables() throws IOException {
    String page = Files.readString(Path.of("../docs/verdicts.md"));
    assertThat(page).containsPattern("selftest statistics --builds \\d+ --markdown");
    List<List<String>> expected = tables(printed());
    assertThat(expected).hasSize(6);
    assertThat(tables(page)).containsAll(expected);
  }

  /** Of each table, its header and what its lines begin with. */
  private static List<List<String>> tables(String text) {
    return Arrays.stream(text.split("\n\n"))
        .filter(block -> block.startsWith("|"))
        .map(block -> block.strip().split("\n"))
        .map(
            lines ->
                Stream.concat(
                        Stream.of(lines[0]),
                        IntStream.range(1, lines.length)
                            .mapToObj(i -> lines[i].substring(0, lines[i].indexOf('|', 1))))
                    .toList())
        .toList();
  }
}
