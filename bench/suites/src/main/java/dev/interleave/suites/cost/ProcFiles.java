package dev.interleave.suites.cost;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Linux says of a process in its folder (proc(5)); empty where there is none.
 *
 * @param folder {@code /proc/self}, or one like it
 */
record ProcFiles(Path folder) {
  private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB$");

  /** Nanoseconds on a core, nanoseconds ready without one, and how often it got one. */
  private static final Pattern SCHEDSTAT = Pattern.compile("\\d+ (\\d+) \\d+\\s*");

  /** Lets the peak of physical memory begin anew; false where that is not possible. */
  boolean resetPeakResident() {
    try {
      Files.writeString(
          folder.resolve("clear_refs"),
          "5",
          StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING);
      return true;
    } catch (IOException impossible) {
      return false;
    }
  }

  /** Bytes. */
  OptionalDouble peakResident() {
    String status = text(folder.resolve("status"));
    Matcher peak = PEAK.matcher(status == null ? "" : status);
    return peak.find()
        ? OptionalDouble.of(Long.parseLong(peak.group(1)) * 1024.0)
        : OptionalDouble.empty();
  }

  /**
   * For how long each living thread was ready without running, in nanoseconds by its id; empty
   * where the kernel does not count it.
   */
  Map<String, Long> runDelays() {
    var delays = new HashMap<String, Long>();
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(folder.resolve("task"))) {
      for (Path thread : threads) {
        String counts = text(thread.resolve("schedstat"));
        Matcher fields = SCHEDSTAT.matcher(counts == null ? "" : counts);
        if (fields.matches()) {
          delays.put(thread.getFileName().toString(), Long.valueOf(fields.group(1)));
        }
      }
    } catch (IOException none) {
      return Map.of();
    }
    // A kernel that does not count says 0 of all.
    return delays.values().stream().allMatch(delay -> delay == 0) ? Map.of() : delays;
  }

  /** Null where there is no such file, as of a thread that has just ended. */
  private static @Nullable String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException gone) {
      return null;
    }
  }
}
