package dev.interleave.runner.environment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The limits of this process's control group, version 1 or 2, and how often they bit. */
public final class ControlGroup {
  private static final String MOUNT = "sys/fs/cgroup";

  /** Version 1 says "no limit" with the largest multiple of a page. */
  private static final long UNLIMITED = 1L << 60;

  private final SystemFiles files;

  public ControlGroup(SystemFiles files) {
    this.files = files;
  }

  /** Such as {@code 2.0 CPUs, 4.0 GiB memory}; empty without limits. */
  public Optional<String> limits() {
    List<String> limits = new ArrayList<>();
    cpus().ifPresent(cpus -> limits.add(String.format(Locale.ROOT, "%.1f CPUs", cpus)));
    memory()
        .ifPresent(
            bytes -> limits.add(String.format(Locale.ROOT, "%.1f GiB memory", bytes / 0x1p30)));
    return limits.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", limits));
  }

  /** The CPU limit in processors. */
  Optional<Double> cpus() {
    Optional<Double> two =
        folders("")
            .flatMap(folder -> files.line(folder + "/cpu.max").stream())
            .flatMap(line -> quota(List.of(line.split(" ", -1))).stream())
            .min(Double::compare);
    return two.or(
        () ->
            folders("cpu")
                .flatMap(
                    folder ->
                        quota(
                            Stream.of("/cpu.cfs_quota_us", "/cpu.cfs_period_us")
                                .flatMap(file -> files.line(folder + file).stream())
                                .toList())
                            .stream())
                .min(Double::compare));
  }

  private static Optional<Double> quota(List<String> quotaAndPeriod) {
    if (quotaAndPeriod.size() != 2) {
      return Optional.empty();
    }
    Optional<Long> quota = SystemFiles.number(quotaAndPeriod.getFirst()).filter(n -> n > 0);
    Optional<Long> period = SystemFiles.number(quotaAndPeriod.getLast()).filter(n -> n > 0);
    return quota.flatMap(q -> period.map(p -> (double) q / p));
  }

  /** The memory limit in bytes. */
  Optional<Long> memory() {
    return Stream.concat(
            folders("").map(folder -> folder + "/memory.max"),
            folders("memory").map(folder -> folder + "/memory.limit_in_bytes"))
        .flatMap(file -> files.line(file).stream())
        .flatMap(line -> SystemFiles.number(line).stream())
        .filter(bytes -> bytes < UNLIMITED)
        .min(Long::compare);
  }

  /** Seconds for which the group was throttled since it exists. */
  Optional<Double> throttledSeconds() {
    Optional<Double> two =
        folders("")
            .flatMap(folder -> files.value(folder + "/cpu.stat", "throttled_usec").stream())
            .flatMap(text -> SystemFiles.number(text).stream())
            .findFirst()
            .map(micros -> micros / 1e6);
    return two.or(
        () ->
            folders("cpu")
                .flatMap(folder -> files.value(folder + "/cpu.stat", "throttled_time").stream())
                .flatMap(text -> SystemFiles.number(text).stream())
                .findFirst()
                .map(nanos -> nanos / 1e9));
  }

  /**
   * The group's folder and those above it, whose limits hold as well, nearest first; within a
   * container the path may be one of the host, of which only the mount itself is visible.
   *
   * @param controller empty for version 2
   */
  private Stream<String> folders(String controller) {
    List<String> folders = new ArrayList<>();
    for (String line : files.lines("proc/self/cgroup")) {
      String[] fields = line.split(":", 3);
      if (fields.length == 3 && Arrays.asList(fields[1].split(",", -1)).contains(controller)) {
        for (String mount : mounts(fields[1])) {
          String path = fields[2].equals("/") ? "" : fields[2];
          for (; !path.isEmpty(); path = path.substring(0, Math.max(0, path.lastIndexOf('/')))) {
            folders.add(mount + path);
          }
          folders.add(mount);
        }
      }
    }
    return folders.stream();
  }

  private static List<String> mounts(String controllers) {
    List<String> mounts = new ArrayList<>();
    if (controllers.isEmpty()) {
      mounts.add(MOUNT);
      mounts.add(MOUNT + "/unified");
    } else {
      mounts.add(MOUNT + "/" + controllers);
      for (String controller : controllers.split(",", -1)) {
        mounts.add(MOUNT + "/" + controller);
      }
    }
    return mounts;
  }
}
