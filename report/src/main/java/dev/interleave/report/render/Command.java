package dev.interleave.report.render;

import dev.interleave.report.analysis.Findings;
import dev.interleave.report.analysis.Row;
import dev.interleave.report.input.Run;
import dev.interleave.report.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The command line with which JMH alone measures a cell again. */
final class Command {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,+-]+");
  private static final Pattern SPECIAL = Pattern.compile("[^A-Za-z0-9_]");

  private Command() {}

  static String of(Findings findings, Row row) {
    List<String> words = new ArrayList<>(List.of("java", "-jar"));
    words.add(findings.runs().isEmpty() ? "benchmarks.jar" : findings.runs().getFirst().jar());
    words.add("^" + SPECIAL.matcher(row.key().benchmark()).replaceAll("\\\\$0") + "$");
    row.key()
        .params()
        .forEach(
            (name, value) -> {
              words.add("-p");
              words.add(name + "=" + value);
            });
    if (!row.mode().isEmpty()) {
      words.addAll(List.of("-bm", row.mode()));
    }
    if (row.threads() > 1) {
      words.addAll(List.of("-t", String.valueOf(row.threads())));
    }
    words.addAll(List.of("-f", String.valueOf(Math.max(Interval.MIN_FORKS, row.value().forks()))));
    if (!findings.runs().isEmpty()) {
      String flags = flags(findings.runs().getFirst());
      if (!flags.isEmpty()) {
        words.addAll(List.of("-jvmArgsAppend", flags));
      }
    }
    return String.join(" ", words.stream().map(Command::quoted).toList());
  }

  /** What the run gave every fork: its flags, and the properties that make cells alike. */
  private static String flags(Run run) {
    List<String> flags = new ArrayList<>();
    if (!run.environment().jvmFlags().isBlank()) {
      flags.add(run.environment().jvmFlags());
    }
    new TreeMap<>(run.properties()).forEach((name, value) -> flags.add("-D" + name + "=" + value));
    return String.join(" ", flags);
  }

  /** For a POSIX shell. */
  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
