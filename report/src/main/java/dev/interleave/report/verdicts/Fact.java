package dev.interleave.report.verdicts;

import dev.interleave.report.input.Run;
import dev.interleave.report.pairing.ComparedBuilds;
import dev.interleave.report.text.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something known of how both builds were measured; empty where it is not known of one.
 *
 * @param alike whether two builds that are compared should agree in it
 */
public record Fact(String name, String baseline, String candidate, boolean alike) {
  private static final double GIB = 1024.0 * 1024 * 1024;

  /** All that is known of either. */
  static List<Fact> of(ComparedBuilds builds) {
    Facts facts = new Facts(builds.baseline(), builds.candidate(), new ArrayList<>());
    facts.add("Jar", false, Run::jar);
    facts.add("SHA-256", false, Run::jarSha256);
    facts.add("Began", false, Run::startedAt);
    facts.add("Seed", false, run -> Long.toString(run.seed()));
    facts.add("JDK", true, run -> run.environment().jdk());
    facts.add("JVM flags", true, run -> run.environment().jvmFlags());
    facts.add(
        "Properties",
        true,
        run ->
            new TreeMap<>(run.properties())
                .entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .collect(Collectors.joining(", ")));
    facts.add("JMH", true, run -> run.environment().jmhVersion());
    facts.add("Processor", true, run -> run.environment().cpuModel());
    facts.add(
        "Cores",
        true,
        run -> "%d of %d".formatted(run.environment().coresUsed(), run.environment().cores()));
    facts.add("Memory", true, run -> Digits.number(run.environment().memoryBytes() / GIB) + " GiB");
    facts.add("Virtual machine", true, run -> run.environment().virtualMachine());
    facts.add("Container limits", true, run -> run.environment().containerLimits());
    facts.add(
        "System",
        true,
        run ->
            "%s, kernel %s, %s"
                .formatted(
                    run.environment().os(), run.environment().kernel(), run.environment().arch()));
    return List.copyOf(facts.all);
  }

  /** Whether both builds agree. */
  public boolean isSame() {
    return baseline.equals(candidate);
  }

  private record Facts(Run baseline, Run candidate, List<Fact> all) {
    void add(String name, boolean alike, Function<Run, @Nullable String> value) {
      Fact fact =
          new Fact(
              name,
              Objects.requireNonNullElse(value.apply(baseline), ""),
              Objects.requireNonNullElse(value.apply(candidate), ""),
              alike);
      if (!(fact.baseline.isBlank() && fact.candidate.isBlank())) {
        all.add(fact);
      }
    }
  }
}
