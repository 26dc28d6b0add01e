package dev.interleave.report.analysis;

import dev.interleave.report.input.Fork;
import dev.interleave.report.input.JmhResult;
import dev.interleave.report.input.Run;
import dev.interleave.report.input.Source;
import dev.interleave.report.text.Digits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The facts of the machine and its software that the sources know, to print. */
final class Environments {
  private static final double GIB = 1024.0 * 1024 * 1024;

  private static final int MOST = 5;

  private Environments() {}

  static Map<String, String> of(List<Source> sources) {
    Map<String, String> facts = new LinkedHashMap<>();
    List<Run> runs = sources.stream().flatMap(source -> stream(source.run())).toList();
    List<JmhResult> results =
        sources.stream()
            .flatMap(source -> source.results().stream())
            .map(Source.Result::jmh)
            .toList();
    put(facts, "Input", sources, source -> source.path().getFileName() + "");
    put(facts, "Started", runs, Run::startedAt);
    put(facts, "Command", runs, Run::command);
    put(facts, "Jar", runs, run -> run.jar() + ", SHA-256 " + run.jarSha256());
    put(facts, "Processor", runs, run -> run.environment().cpuModel());
    put(facts, "Cores", runs, run -> cores(run.environment()));
    put(
        facts,
        "Memory",
        runs,
        run -> Digits.number(run.environment().memoryBytes() / GIB) + " GiB");
    put(facts, "Virtual machine", runs, run -> run.environment().virtualMachine());
    put(facts, "Container limits", runs, run -> run.environment().containerLimits());
    put(
        facts,
        "System",
        runs,
        run -> {
          Run.Environment machine = run.environment();
          return machine.os() + ", kernel " + machine.kernel() + ", " + machine.arch();
        });
    put(facts, "JDK", runs, run -> run.environment().jdk());
    if (runs.isEmpty()) {
      put(facts, "JVM flags", results, result -> String.join(" ", result.jvmArgs()));
      put(facts, "JDK", results, result -> (result.vmName() + " " + result.jdkVersion()).strip());
    }
    put(facts, "JVM flags", runs, run -> run.environment().jvmFlags());
    put(facts, "JMH", results, JmhResult::jmhVersion);
    put(facts, "Commit", runs, run -> commit(run.environment()));
    constants(sources, facts);
    put(facts, "Seed of the order", runs, run -> Long.toString(run.seed()));
    return facts;
  }

  /** What the forks said of themselves, where all that spoke of it agree. */
  private static void constants(List<Source> sources, Map<String, String> facts) {
    Map<String, List<String>> values = new TreeMap<>();
    for (Source source : sources) {
      for (Fork fork : source.forks()) {
        fork.remarks()
            .forEach(
                (name, value) -> values.computeIfAbsent(name, any -> new ArrayList<>()).add(value));
      }
    }
    values.forEach(
        (name, all) -> {
          if (all.stream().distinct().count() == 1) {
            facts.putIfAbsent(name, all.getFirst());
          }
        });
  }

  private static String cores(Run.Environment machine) {
    return machine.cores() == machine.coresUsed()
        ? Integer.toString(machine.cores())
        : machine.coresUsed() + " of " + machine.cores();
  }

  private static @Nullable String commit(Run.Environment machine) {
    String commit = machine.gitCommit();
    return commit == null
        ? null
        : commit + (machine.gitDirty() ? ", with uncommitted changes" : "");
  }

  /** Every different value, once; nothing where there is none. */
  private static <T> void put(
      Map<String, String> facts, String name, List<T> all, Function<T, @Nullable String> value) {
    List<String> different =
        all.stream()
            .map(value)
            .flatMap(Environments::stream)
            .filter(fact -> !fact.isBlank())
            .distinct()
            .toList();
    if (!different.isEmpty()) {
      String text = different.stream().limit(MOST).collect(Collectors.joining("\n"));
      int more = different.size() - MOST;
      facts.put(name, more > 0 ? text + "\nand " + more + " more" : text);
    }
  }

  private static <T> java.util.stream.Stream<T> stream(@Nullable T value) {
    return java.util.stream.Stream.ofNullable(value);
  }
}
