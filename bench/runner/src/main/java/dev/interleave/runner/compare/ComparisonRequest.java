package dev.interleave.runner.compare;

import dev.interleave.report.compare.RuleName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user asks of a comparison.
 *
 * @param baseline jar of the old build, or a revision of the candidate's repository
 * @param build the shell command that builds a revision
 * @param candidate jar of the new build
 * @param out folder for the results
 * @param suite a suite of the jars by name, a file with one, or null for the jars' own
 * @param budget time for measuring
 * @param margin up to which a change counts as none, as a fraction
 * @param rule that comes to the verdicts
 * @param include a regular expression that selects cells, or null for all
 * @param resume whether to go on with the comparison in {@code out}
 * @param cores processors for the forks, 0 for all, or null for what a resumed one had
 * @param seed of the order, or null for another one each time
 * @param java the command that runs the forks, or null for that of this process
 * @param jvmArgs that the forks of each build get besides
 * @param forkTimeout when to kill a fork, or null for what JMH announces
 * @param arguments the command line as given
 */
public record ComparisonRequest(
    String baseline,
    String build,
    Path candidate,
    Path out,
    @Nullable String suite,
    Duration budget,
    double margin,
    RuleName rule,
    @Nullable String include,
    boolean resume,
    @Nullable Integer cores,
    @Nullable Long seed,
    @Nullable Path java,
    JvmArgs jvmArgs,
    @Nullable Duration forkTimeout,
    List<String> arguments) {
  public ComparisonRequest {
    arguments = List.copyOf(arguments);
  }
}
