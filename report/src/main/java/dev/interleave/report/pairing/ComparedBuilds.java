package dev.interleave.report.pairing;

import dev.interleave.report.compare.Settings;
import dev.interleave.report.compare.Verdict;
import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Fork;
import dev.interleave.report.input.Run;
import dev.interleave.report.input.Suite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a comparison found.
 *
 * @param baseline how the old build was measured
 * @param candidate how the new build was measured
 * @param suite the candidate's, or null without one
 * @param command a command line that repeats the comparison
 * @param rule that came to the verdicts, in a line
 * @param settings of the rule
 * @param compared each subject with its verdict
 * @param onlyBaseline cells that the candidate lacks
 * @param onlyCandidate cells that the baseline lacks
 * @param baselineForks every fork of the old build, however it ended
 * @param candidateForks every fork of the new build, however it ended
 */
public record ComparedBuilds(
    Run baseline,
    Run candidate,
    @Nullable Suite suite,
    String command,
    String rule,
    Settings settings,
    List<Compared> compared,
    List<CellKey> onlyBaseline,
    List<CellKey> onlyCandidate,
    List<Fork> baselineForks,
    List<Fork> candidateForks) {
  public ComparedBuilds {
    compared = List.copyOf(compared);
    onlyBaseline = List.copyOf(onlyBaseline);
    onlyCandidate = List.copyOf(onlyCandidate);
    baselineForks = List.copyOf(baselineForks);
    candidateForks = List.copyOf(candidateForks);
  }

  /** Those with a verdict of a kind. */
  public List<Compared> with(Class<? extends Verdict> kind) {
    return compared.stream().filter(one -> kind.isInstance(one.judgement().verdict())).toList();
  }

  /** Those with this verdict. */
  public List<Compared> with(Verdict.Claim claim) {
    return compared.stream().filter(one -> one.judgement().is(claim)).toList();
  }
}
