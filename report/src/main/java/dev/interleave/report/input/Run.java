package dev.interleave.report.input;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where and how a run was made: {@code run.json}, written before the first fork and not changed by
 * forks.
 *
 * @param schema version of this format, 1
 * @param startedAt ISO 8601, UTC
 * @param command a command line that repeats the run
 * @param seed of the order of cells within rounds
 * @param budgetSeconds what the user allowed
 * @param include the regular expression that selected cells
 * @param jar file name of the benchmark jar
 * @param jarSha256 its digest, in hex
 * @param properties system properties handed to every fork (the suite's calibration)
 * @param planned the cells to be measured, in order of priority
 * @param dropped cells left out because the budget was too small, and why
 * @param environment the machine and the software on it
 */
public record Run(
    int schema,
    String startedAt,
    String command,
    long seed,
    double budgetSeconds,
    String include,
    String jar,
    String jarSha256,
    Map<String, String> properties,
    List<CellKey> planned,
    List<Dropped> dropped,
    Environment environment) {

  /** Its name in a results folder. */
  public static final String FILE = "run.json";

  public Run {
    properties = Map.copyOf(properties);
    planned = List.copyOf(planned);
    dropped = List.copyOf(dropped);
  }

  /** A cell left out, and why. */
  public record Dropped(CellKey cell, String reason) {}

  /**
   * The machine and its software, as far as they could be read.
   *
   * @param os name and version
   * @param cpuModel as the kernel names it
   * @param cores processors of the machine
   * @param coresUsed processors the forks were allowed
   * @param memoryBytes physical memory
   * @param virtualMachine the hypervisor, or null on bare metal or where unknown
   * @param containerLimits CPU and memory limits of the control group, or null without any
   * @param jdk vendor and version that ran the forks
   * @param jvmFlags flags added to every fork, as given
   * @param jmhVersion of the measured jar, or null before the first result
   * @param gitCommit of the working folder, or null outside a repository
   * @param gitDirty whether it had uncommitted changes
   */
  public record Environment(
      String os,
      String kernel,
      String arch,
      String cpuModel,
      int cores,
      int coresUsed,
      long memoryBytes,
      @Nullable String virtualMachine,
      @Nullable String containerLimits,
      String jdk,
      String jvmFlags,
      @Nullable String jmhVersion,
      @Nullable String gitCommit,
      boolean gitDirty) {}
}
