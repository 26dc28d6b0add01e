package dev.interleave.report.verdicts;

import dev.interleave.report.accept.Acceptances;
import dev.interleave.report.analysis.Names;
import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Suite;
import dev.interleave.report.pairing.ComparedBuilds;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that the outputs of a comparison say. Renderers print it and compute nothing.
 *
 * @param builds what it is made from
 * @param headline a sentence on the whole, with the number of each verdict
 * @param promise how sure verdicts are, and how to read changes
 * @param rows every subject, the most urgent first and among changes the greatest
 * @param onlyBaseline names of cells that the candidate lacks
 * @param onlyCandidate names of cells that the baseline lacks
 * @param flags reasons to look twice, the gravest first
 * @param facts how both were measured
 */
public record ComparisonFindings(
    ComparedBuilds builds,
    String headline,
    String promise,
    List<VerdictRow> rows,
    List<String> onlyBaseline,
    List<String> onlyCandidate,
    List<Flag> flags,
    List<Fact> facts) {
  public ComparisonFindings {
    rows = List.copyOf(rows);
    onlyBaseline = List.copyOf(onlyBaseline);
    onlyCandidate = List.copyOf(onlyCandidate);
    flags = List.copyOf(flags);
    facts = List.copyOf(facts);
  }

  /** Where nothing was accepted. */
  public static ComparisonFindings of(ComparedBuilds builds) {
    return of(builds, Acceptances.NONE);
  }

  /** Computes all of it. */
  public static ComparisonFindings of(ComparedBuilds builds, Acceptances acceptances) {
    Names names = names(builds);
    Troubles troubles = new Troubles(builds);
    List<VerdictRow> rows =
        builds.compared().stream()
            .map(one -> VerdictRow.of(one, names.of(one.subject().cell()), troubles, acceptances))
            .sorted(
                Comparator.comparing(VerdictRow::kind)
                    .thenComparing(Comparator.comparingDouble(ComparisonFindings::size).reversed()))
            .toList();
    List<Fact> facts = Fact.of(builds);
    return new ComparisonFindings(
        builds,
        Headline.of(builds, rows),
        Headline.promise(builds.settings()),
        rows,
        builds.onlyBaseline().stream().map(names::of).toList(),
        builds.onlyCandidate().stream().map(names::of).toList(),
        Flags.of(builds, rows, facts, names::of, acceptances),
        facts);
  }

  /** How great a change is, whichever way; of others their order of measuring is kept. */
  private static double size(VerdictRow row) {
    return row.kind().isChange() ? Math.abs(Math.log(row.ratio().centre())) : 0;
  }

  private static Names names(ComparedBuilds builds) {
    Suite suite = builds.suite();
    List<CellKey> cells =
        Stream.of(
                builds.compared().stream().map(one -> one.subject().cell()),
                builds.onlyBaseline().stream(),
                builds.onlyCandidate().stream())
            .flatMap(all -> all)
            .distinct()
            .toList();
    return new Names(cells, List.of(), suite == null ? List.of() : suite.axes());
  }

  /** Those with a verdict of some kind. */
  public List<VerdictRow> of(Kind kind) {
    return rows.stream().filter(row -> row.kind() == kind).toList();
  }

  /** The margin within which a change counts as none, as a fraction. */
  public double margin() {
    return builds.settings().margin();
  }
}
