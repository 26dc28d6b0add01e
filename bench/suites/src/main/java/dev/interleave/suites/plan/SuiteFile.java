package dev.interleave.suites.plan;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.interleave.suites.Combination;
import dev.interleave.suites.WorkloadBenchmark;
import dev.interleave.suites.cost.Cost;
import dev.interleave.suites.model.BatchSize;
import dev.interleave.suites.model.ExecutionModel;
import dev.interleave.suites.workload.Calibration;
import dev.interleave.suites.workload.Workload;
import dev.interleave.suites.workload.Workloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the suites into {@code META-INF/interleave/}; run by the build. */
public final class SuiteFile {
  private static final String BENCHMARK = WorkloadBenchmark.class.getName() + ".batch";

  /**
   * What a fork costs but for warm-up of its own: iterations, starts, the end of the last batch.
   */
  private static final double SECONDS_PER_FORK = 2.9;

  private static final int BUDGET_STEP_SECONDS = 15;

  private static final int FORKS = 3;

  private SuiteFile() {}

  /** Takes one argument: the folder to write to. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Files.createDirectories(folder);
    write(folder.resolve("suite.json"), defaultSuite());
    write(folder.resolve("suite-full.json"), fullSuite());
    write(folder.resolve("suite-live.json"), LiveSuite.plan());
    write(folder.resolve("suite-compare.json"), compareSuite());
  }

  private static void write(Path file, Plan plan) throws IOException {
    JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), plan);
  }

  static Plan defaultSuite() {
    return plan("default", DefaultSuite.choices());
  }

  static Plan fullSuite() {
    return plan("full", FullSuite.choices());
  }

  static Plan compareSuite() {
    return plan("compare", CompareSuite.choices());
  }

  /** With a budget that is enough for all of it. */
  private static Plan plan(String name, List<Set<Choice>> choices) {
    double seconds =
        choices.stream()
            .flatMap(Set::stream)
            .distinct()
            .mapToDouble(choice -> SECONDS_PER_FORK + warmUpSeconds(choice))
            .sum();
    int steps = (int) Math.ceil(FORKS * seconds / BUDGET_STEP_SECONDS);
    return plan(name, choices, steps * BUDGET_STEP_SECONDS);
  }

  private static double warmUpSeconds(Choice choice) {
    return Workloads.create(choice.workload()).warmUp().toMillis() / 1e3;
  }

  private static Plan plan(String name, List<Set<Choice>> priorities, int budgetSeconds) {
    var cells = new ArrayList<Plan.Cell>();
    var chosen = new LinkedHashSet<Choice>();
    int priority = 1;
    for (Set<Choice> choices : priorities) {
      for (Choice choice : choices) {
        if (chosen.add(choice)) {
          cells.add(cell(choice, priority));
        }
      }
      priority++;
    }
    return new Plan(
        1,
        name,
        "Concurrency against parallelism",
        new Plan.Metric("units", "units/s"),
        List.of("workload", "model", "concurrency"),
        Arrays.stream(ExecutionModel.values())
            .map(model -> new Plan.Series(model.id(), model.family()))
            .toList(),
        cells,
        notRun(name, chosen),
        Views.all(BENCHMARK).stream().filter(view -> view.shows(cells)).toList(),
        new Plan.Prepare(Calibration.class.getName()),
        budgetSeconds,
        Arrays.stream(Cost.values())
            .map(cost -> new Plan.Cost(cost.metric(), cost.label(), cost.unit(), cost.meaning()))
            .toList(),
        Percentiles.columns());
  }

  private static Plan.Cell cell(Choice choice, int priority) {
    Workload workload = Workloads.create(choice.workload());
    Workload.Profile profile = workload.profile();
    Combination.reasonNotToRun(profile, choice.model(), choice.concurrency())
        .ifPresent(
            reason -> {
              throw new IllegalStateException("%s is not run: %s".formatted(choice, reason));
            });
    int units = BatchSize.units(profile, choice.model(), choice.concurrency());
    return new Plan.Cell(
        BENCHMARK,
        params(choice),
        attributes(choice.workload(), workload),
        units,
        note(units, choice.concurrency()),
        limit(choice, profile),
        priority);
  }

  /** None where a lone unit's time is no bound, as where its parts may overlap, or not known. */
  private static Plan.@Nullable Limit limit(Choice choice, Workload.Profile profile) {
    return profile.parts() > 1
            || profile.has(Workload.Trait.WITHOUT_LIMIT)
            || Combination.reasonNotToRun(profile, ExecutionModel.SEQUENTIAL, 1).isPresent()
        ? null
        : new Plan.Limit(
            new Plan.Key(
                BENCHMARK, params(new Choice(choice.workload(), ExecutionModel.SEQUENTIAL, 1))),
            profile.cpuShare(),
            choice.concurrency());
  }

  private static @Nullable String note(int units, int concurrency) {
    return units == concurrency
        ? null
        : "batch of %d units in place of %d, to fit an iteration".formatted(units, concurrency);
  }

  static Map<String, String> params(Choice choice) {
    var params = new LinkedHashMap<String, String>();
    params.put("workload", choice.workload());
    params.put("model", choice.model().id());
    params.put("concurrency", Integer.toString(choice.concurrency()));
    return params;
  }

  private static Map<String, String> attributes(String specification, Workload workload) {
    var attributes = new LinkedHashMap<String, String>();
    attributes.put("kind", workload.profile().kind());
    attributes.put("family", specification.replaceFirst(":.*", ""));
    attributes.put("cpuShare", Double.toString(workload.profile().cpuShare()));
    attributes.putAll(workload.attributes());
    return attributes;
  }

  /** Other models at the concurrencies of the suite, with the reason that each is not run. */
  private static List<Plan.NotRun> notRun(String suite, Set<Choice> chosen) {
    var notRun = new LinkedHashSet<Plan.NotRun>();
    for (Choice choice : chosen) {
      Workload workload = Workloads.create(choice.workload());
      for (ExecutionModel model : ExecutionModel.values()) {
        var other = new Choice(choice.workload(), model, choice.concurrency());
        if (!chosen.contains(other)) {
          notRun.add(
              new Plan.NotRun(
                  BENCHMARK,
                  params(other),
                  attributes(choice.workload(), workload),
                  Combination.reasonNotToRun(workload.profile(), model, other.concurrency())
                      .orElse("left out of the %s suite to fit its time".formatted(suite))));
        }
      }
    }
    return List.copyOf(notRun);
  }
}
