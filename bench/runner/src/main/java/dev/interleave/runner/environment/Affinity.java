package dev.interleave.runner.environment;

import dev.interleave.runner.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The processors that forks may use.
 *
 * @param cores how many
 * @param prefix what pins a command to them; empty for all processors or without taskset
 * @param flags JVM flags that say so to the forks; empty for all processors
 * @param pinned whether nothing keeps the forks from using others
 */
public record Affinity(int cores, List<String> prefix, List<String> flags, boolean pinned) {
  public Affinity {
    prefix = List.copyOf(prefix);
    flags = List.copyOf(flags);
  }

  /**
   * The first {@code wanted} processors that this process may use.
   *
   * @param wanted 0 for all
   * @param available processors there are
   * @throws Problem if there are not as many
   */
  public static Affinity of(int wanted, int available, SystemFiles files, boolean hasTaskset) {
    if (wanted < 0 || wanted > available) {
      throw Problem.usage(
          "--cores=%d is not possible: allowed are 1 to %d on this machine, and 0 for all."
              .formatted(wanted, available));
    }
    if (wanted == 0) {
      return new Affinity(available, List.of(), List.of(), true);
    }
    List<String> flags = List.of("-XX:ActiveProcessorCount=" + wanted);
    List<Integer> allowed =
        allowed(files.value("proc/self/status", "Cpus_allowed_list").orElse(""));
    if (!hasTaskset || allowed.size() < wanted) {
      return new Affinity(wanted, List.of(), flags, false);
    }
    String list =
        allowed.stream().limit(wanted).map(String::valueOf).collect(Collectors.joining(","));
    return new Affinity(wanted, List.of("taskset", "-c", list), flags, true);
  }

  /** Numbers of a list such as {@code 0-3,8}. */
  static List<Integer> allowed(String list) {
    List<Integer> numbers = new ArrayList<>();
    for (String range : list.split(",", -1)) {
      String[] ends = range.strip().split("-", 2);
      List<Long> parsed =
          java.util.Arrays.stream(ends).flatMap(end -> SystemFiles.number(end).stream()).toList();
      if (parsed.size() == ends.length) {
        for (long n = parsed.getFirst(); n <= parsed.getLast(); n++) {
          numbers.add((int) n);
        }
      }
    }
    return numbers;
  }
}
