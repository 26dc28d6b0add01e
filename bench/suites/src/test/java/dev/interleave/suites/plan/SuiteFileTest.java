package dev.interleave.suites.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Suite;
import dev.interleave.suites.cost.Cost;
import dev.interleave.suites.model.ExecutionModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The suite that is written here is read by the report: this holds the two together. */
class SuiteFileTest {
  @TempDir Path folder;

  private Suite suite;

  @BeforeEach
  void writeAndReadBack() throws IOException {
    SuiteFile.main(new String[] {folder.resolve("made").toString()});
    suite = read("suite.json");
  }

  private Suite read(String name) throws IOException {
    return JsonMapper.builder()
        .build()
        .readValue(folder.resolve("made").resolve(name).toFile(), Suite.class);
  }

  @Test
  void theFullSuiteHasTheDefaultOneAndEveryModelAndKindOfWork() throws IOException {
    Suite full = read("suite-full.json");
    assertThat(full.cells()).extracting(Suite.Cell::key).containsAll(keys());
    assertThat(full.cells())
        .extracting(cell -> cell.params().get("model"))
        .containsAll(Arrays.stream(ExecutionModel.values()).map(ExecutionModel::id).toList());
    assertThat(full.cells())
        .extracting(cell -> cell.attributes().get("kind"))
        .contains("waiting", "computing", "mixed", "nested", "contended");
    assertThat(full.cells())
        .as("a unit with parts may be faster than its parts one after the other")
        .filteredOn(cell -> "nested".equals(cell.attributes().get("kind")))
        .isNotEmpty()
        .allSatisfy(cell -> assertThat(cell.limit()).isNull());
    assertThat(full.budgetSeconds()).isGreaterThan(8.0 * full.cells().size());
  }

  @Test
  void theSuiteForComparingIsSmallAndHasEveryPartOfTheCode() throws IOException {
    Suite compare = read("suite-compare.json");
    assertThat(compare.name()).isEqualTo("compare");
    assertThat(compare.cells()).hasSizeBetween(10, 13);
    assertThat(compare.cells())
        .extracting(cell -> cell.attributes().get("kind"))
        .contains("waiting", "computing", "nested", "contended");
    assertThat(families(compare)).contains("loop", "threads", "virtual", "parallel");
    assertThat(read("suite-full.json").cells())
        .extracting(Suite.Cell::key)
        .as("so that builds with a full suite alone have them too")
        .containsAll(compare.cells().stream().map(Suite.Cell::key).toList());
  }

  private static Set<String> families(Suite suite) {
    Set<String> models =
        suite.cells().stream()
            .map(cell -> cell.params().getOrDefault("model", ""))
            .collect(Collectors.toSet());
    return suite.series().stream()
        .filter(series -> models.contains(series.id()))
        .map(Suite.Series::family)
        .collect(Collectors.toSet());
  }

  @Test
  void threeForksOfEachCellTakeLessThanEightMinutes() {
    assertThat(suite.cells()).hasSizeBetween(40, 50);
    assertThat(suite.budgetSeconds()).isBetween(420.0, 480.0);
  }

  @Test
  void noCellIsNamedTwice() {
    assertThat(suite.cells()).extracting(Suite.Cell::key).doesNotHaveDuplicates();
    assertThat(suite.notRun())
        .extracting(Suite.NotRun::key)
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(keys());
  }

  @Test
  void theLoneTimeOfEveryLimitIsMeasuredInTheSameRun() {
    assertThat(suite.cells())
        .extracting(Suite.Cell::limit)
        .filteredOn(Objects::nonNull)
        .hasSizeGreaterThan(35)
        .allSatisfy(limit -> assertThat(keys()).contains(limit.lone()));
    assertThat(suite.cells())
        .filteredOn(cell -> cell.limit() == null)
        .extracting(cell -> cell.params().get("workload"))
        .as("without a lone time that bounds them")
        .containsOnly("db-point-query");
  }

  @Test
  void theFirstPriorityAnswersBothQuestions() {
    assertThat(suite.cells())
        .filteredOn(cell -> cell.priority() == 1)
        .extracting(cell -> cell.attributes().get("kind"))
        .containsOnly("waiting", "computing")
        .hasSizeLessThanOrEqualTo(6);
  }

  @Test
  void everyCostIsNamedAndExplained() {
    assertThat(suite.costs())
        .extracting(Suite.Cost::metric)
        .containsExactlyElementsOf(Arrays.stream(Cost.values()).map(Cost::metric).toList());
    assertThat(suite.costs()).extracting(Suite.Cost::label).doesNotHaveDuplicates();
    assertThat(suite.costs())
        .allSatisfy(cost -> assertThat(cost.meaning()).hasSizeGreaterThan(40).endsWith("."));
  }

  @Test
  void databasesAndWebServersAreInTheFullSuiteWithChartsOfTheirOwn() throws IOException {
    Suite full = read("suite-full.json");
    assertThat(full.cells())
        .extracting(cell -> cell.attributes().get("family"))
        .contains("db-point-query", "db-insert", "db-n-plus-one", "db-slow-query")
        .contains("http-fetch", "http-fan-out");
    assertThat(full.cells())
        .filteredOn(cell -> "db-point-query".equals(cell.attributes().get("family")))
        .as("a database computes on the same cores: a lone query's time is no bound")
        .allSatisfy(cell -> assertThat(cell.limit()).isNull());
    assertThat(full.views()).extracting(Suite.View::id).contains("database", "web", "connections");
    assertThat(suite.views())
        .extracting(Suite.View::id)
        .contains("database", "web")
        .doesNotContain("connections");
  }

  @Test
  void percentilesAreThoseThatUnitsAreTimedBy() {
    assertThat(suite.latencies())
        .extracting(Suite.Cost::metric)
        .startsWith("response:p50", "response:p90", "response:p99", "response:p99.9")
        .contains("response:max", "ready:p50", "ready:p99");
  }

  @Test
  void everyViewHasSomethingToShow() {
    assertThat(suite.views())
        .allSatisfy(
            view -> {
              assertThat(suite.cells())
                  .filteredOn(cell -> selects(view, cell))
                  .hasSizeGreaterThan(1);
              if (view.reference() != null) {
                assertThat(keys()).contains(view.reference());
              }
            });
  }

  @Test
  void everyShrunkBatchSaysSo() {
    assertThat(suite.cells())
        .allSatisfy(
            cell ->
                assertThat(cell.note() == null)
                    .isEqualTo(
                        Integer.toString(cell.unitsPerBatch())
                            .equals(cell.params().get("concurrency"))));
  }

  private Set<CellKey> keys() {
    return suite.cells().stream().map(Suite.Cell::key).collect(Collectors.toSet());
  }

  private static boolean selects(Suite.View view, Suite.Cell cell) {
    for (Map.Entry<String, String> wanted : view.where().entrySet()) {
      String value = cell.params().getOrDefault(wanted.getKey(), "");
      if (!wanted.getValue().equals(value)
          && !wanted.getValue().equals(cell.attributes().get(wanted.getKey()))) {
        return false;
      }
    }
    return true;
  }
}
