package dev.interleave.report.input;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a benchmark jar says of its own benchmarks: {@code META-INF/interleave/suite.json}. All that
 * the runner and the report know of workloads and models is in here, as data.
 *
 * @param schema version of this format, 1
 * @param name the suite's name, such as {@code default}
 * @param title one line for the top of the page
 * @param metric the headline metric, or null for JMH's primary one
 * @param axes names of the parameters in the order in which a cell is named and tabulated
 * @param series how the values of the series axis are drawn
 * @param cells every cell to run, in any order
 * @param notRun combinations that are not run, and why
 * @param views the charts and the answers, in the order of the page
 * @param prepare what to run once before the first fork, or null
 * @param budgetSeconds what it takes to measure all of it, or null
 * @param costs what is measured beside speed, in the order in which to tabulate it; none where a
 *     suite's file does not speak of it
 * @param latencies percentiles of what units took, likewise
 */
public record Suite(
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
    @Nullable Double budgetSeconds,
    List<Cost> costs,
    List<Cost> latencies) {

  /** Where a benchmark jar keeps its suite. */
  public static final String RESOURCE = "META-INF/interleave/suite.json";

  /** Where a benchmark jar keeps a further suite of that name. */
  public static String resource(String name) {
    return "META-INF/interleave/suite-" + name + ".json";
  }

  public Suite {
    axes = List.copyOf(axes);
    series = List.copyOf(series);
    cells = List.copyOf(cells);
    notRun = List.copyOf(notRun);
    views = List.copyOf(views);
    costs = costs == null ? List.of() : List.copyOf(costs); // Older files lack both.
    latencies = latencies == null ? List.of() : List.copyOf(latencies);
  }

  /** The same with other cells. */
  public Suite with(List<Cell> others) {
    return new Suite(
        schema,
        name,
        title,
        metric,
        axes,
        series,
        others,
        notRun,
        views,
        prepare,
        budgetSeconds,
        costs,
        latencies);
  }

  /**
   * A metric that stands for speed in this suite.
   *
   * @param name of JMH's secondary metric, for example {@code units}
   * @param label how to print its unit, for example {@code units/s}
   */
  public record Metric(String name, String label) {}

  /**
   * A metric that says what speed was paid with; less is better.
   *
   * @param metric name of JMH's secondary metric
   * @param label a word or two for the head of a column
   * @param unit of its values, which JMH does not know
   * @param meaning what it is, where it comes from and when it is not measured; sentences
   */
  public record Cost(String metric, String label, String unit, String meaning) {}

  /**
   * A line or a bar colour: one value of a view's series axis.
   *
   * @param id the parameter's value
   * @param family members of a family share a hue
   */
  public record Series(String id, String family) {}

  /**
   * One cell to run.
   *
   * @param benchmark fully qualified method
   * @param params parameter values by name
   * @param attributes further facts a view may select or draw by (kind of work, CPU share), by name
   * @param unitsPerBatch units that one invocation of the benchmark runs
   * @param note what a reader must know of this cell (a batch that was shrunk), or null
   * @param limit what its limit is made of, or null
   * @param priority 1 is kept longest when a budget is too small for all
   */
  public record Cell(
      String benchmark,
      Map<String, String> params,
      Map<String, String> attributes,
      int unitsPerBatch,
      @Nullable String note,
      @Nullable Limit limit,
      int priority) {
    public Cell {
      params = ordered(params);
      attributes = ordered(attributes);
    }

    public CellKey key() {
      return new CellKey(benchmark, params);
    }
  }

  /**
   * What the best possible rate of a cell is made of: {@code units / max(lone, units x cpuShare x
   * lone / cores)}, with the lone time measured in the same run.
   *
   * @param lone the cell that measures one unit alone
   * @param cpuShare the fraction of the lone time that is computation, 0 to 1
   * @param units units that were asked to be in flight, also where a batch has fewer to save time:
   *     running fewer than asked for does not lower what was possible
   */
  public record Limit(CellKey lone, double cpuShare, int units) {}

  /**
   * A combination that is not run, and why.
   *
   * @param attributes as those of a {@link Cell}; none where a suite's file does not speak of them
   */
  public record NotRun(
      String benchmark, Map<String, String> params, Map<String, String> attributes, String reason) {
    public NotRun {
      params = ordered(params);
      attributes = attributes == null ? Map.of() : ordered(attributes);
    }

    public CellKey key() {
      return new CellKey(benchmark, params);
    }
  }

  /**
   * A chart, and the sentence that it answers.
   *
   * @param id name of the picture's file
   * @param title the chart's title
   * @param type bars, or lines over {@code x}
   * @param where only cells whose parameters and attributes have these values
   * @param by the parameter that tells the series apart
   * @param x the parameter or attribute along the axis of a line chart, or null
   * @param xLabel the axis label, or null
   * @param logX whether x is drawn in powers of ten
   * @param answer what the leading sentence speaks of ("waiting work, 1000 at once"), or null for a
   *     chart without one
   * @param reference the cell that others are compared with in words, or null
   */
  public record View(
      String id,
      String title,
      Type type,
      Map<String, String> where,
      String by,
      @Nullable String x,
      @Nullable String xLabel,
      boolean logX,
      @Nullable String answer,
      @Nullable CellKey reference) {
    public View {
      where = ordered(where);
    }

    /** How a view is drawn. */
    public enum Type {
      BARS,
      LINES,
      /** Lines too, and the answer says for each of them where along the axis it does best. */
      CHOICE
    }
  }

  /**
   * A program in the jar that is run once before the first fork; each line {@code name=value} that
   * it prints is handed to every fork as a system property, and recorded.
   */
  public record Prepare(String mainClass) {}

  private static Map<String, String> ordered(Map<String, String> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
