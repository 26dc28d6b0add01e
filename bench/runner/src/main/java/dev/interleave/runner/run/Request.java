package dev.interleave.runner.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user asks of a run. Where a value is null a new run takes its default, and a resumed one
 * what it had.
 *
 * @param jar the benchmark jar
 * @param out the results folder
 * @param suite a suite of the jar by name, a file with one, or null for the jar's own
 * @param budget time for measuring; null for what the suite takes
 * @param include a regular expression that selects cells
 * @param resume whether to go on with the run in {@code out}
 * @param cores processors for the forks, 0 for all
 * @param seed of the order within rounds
 * @param java the command that runs the forks
 * @param forkTimeout when to kill a fork
 * @param precision half the interval as a fraction of the value at which a cell gets no more forks;
 *     0 uses up the budget
 * @param calibrate whether to look now and then how fast the machine is
 * @param arguments the command line as given
 */
public record Request(
    Path jar,
    Path out,
    @Nullable String suite,
    @Nullable Duration budget,
    @Nullable String include,
    boolean resume,
    @Nullable Integer cores,
    @Nullable Long seed,
    @Nullable Path java,
    @Nullable Duration forkTimeout,
    double precision,
    boolean calibrate,
    List<String> arguments) {
  public Request {
    arguments = List.copyOf(arguments);
  }
}
