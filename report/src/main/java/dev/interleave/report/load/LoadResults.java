package dev.interleave.report.load;

import dev.interleave.report.input.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that was measured: {@code load.json}.
 *
 * @param schema version of this format, 1
 * @param startedAt ISO 8601, UTC
 * @param command a command line that repeats it
 * @param seed of the order of cells within rounds
 * @param budgetSeconds what the user allowed
 * @param source the jar's file name, or the URL
 * @param sha256 of the jar, in hex; empty for a URL
 * @param settings how servers were loaded
 * @param servers in the order of the source
 * @param requests in the order of the source
 * @param wrk whose closed loop is beside ours, such as {@code wrk 4.1.0}, or null where it is
 *     absent
 * @param environment the machine and its software
 * @param forks in the order of measuring
 */
public record LoadResults(
    int schema,
    String startedAt,
    String command,
    long seed,
    double budgetSeconds,
    String source,
    String sha256,
    LoadSettings settings,
    List<LoadTarget> servers,
    List<LoadTarget> requests,
    @Nullable String wrk,
    Run.Environment environment,
    List<LoadFork> forks) {
  /** Its name in a results folder. */
  public static final String FILE = "load.json";

  /** The version that is written. */
  public static final int SCHEMA = 1;

  public LoadResults {
    servers = List.copyOf(servers);
    requests = List.copyOf(requests);
    forks = List.copyOf(forks);
  }

  /** The same with other forks. */
  public LoadResults with(List<LoadFork> others) {
    return new LoadResults(
        schema,
        startedAt,
        command,
        seed,
        budgetSeconds,
        source,
        sha256,
        settings,
        servers,
        requests,
        wrk,
        environment,
        others);
  }
}
