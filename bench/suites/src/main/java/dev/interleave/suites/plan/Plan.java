package dev.interleave.suites.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code META-INF/interleave/suite.json} says, version 1: cells and views as data, so that
 * runner and report need not know workloads or models.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Plan(
    int schema,
    String name,
    String title,
    @Nullable Metric metric,
    List<String> axes,
    List<Series> series,
    List<Cell> cells,
    List<NotRun> notRun,
    List<View> views,
    @Nullable Prepare prepare,
    int budgetSeconds,
    List<Cost> costs,
    List<Cost> latencies) {

  record Metric(String name, String label) {}

  record Cost(String metric, String label, String unit, String meaning) {}

  record Series(String id, String family) {}

  record Key(String benchmark, Map<String, String> params) {}

  record Limit(Key lone, double cpuShare, int units) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Cell(
      String benchmark,
      Map<String, String> params,
      Map<String, String> attributes,
      int unitsPerBatch,
      @Nullable String note,
      @Nullable Limit limit,
      int priority) {}

  record NotRun(
      String benchmark,
      Map<String, String> params,
      Map<String, String> attributes,
      String reason) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record View(
      String id,
      String title,
      String type,
      Map<String, String> where,
      String by,
      @Nullable String x,
      @Nullable String xLabel,
      boolean logX,
      @Nullable String answer,
      @Nullable Key reference) {

    /** Whether there is anything to compare among these cells. */
    boolean shows(List<Cell> cells) {
      List<Cell> selected = cells.stream().filter(this::selects).toList();
      return selected.size() > 1
          && (x == null || selected.stream().map(this::at).distinct().count() > 1);
    }

    private @Nullable String at(Cell cell) {
      return cell.params().getOrDefault(x, cell.attributes().get(x));
    }

    private boolean selects(Cell cell) {
      return where.entrySet().stream()
          .allMatch(
              wanted ->
                  wanted.getValue().equals(cell.params().get(wanted.getKey()))
                      || wanted.getValue().equals(cell.attributes().get(wanted.getKey())));
    }
  }

  record Prepare(String mainClass) {}
}
