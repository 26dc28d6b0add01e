package dev.interleave.report.verdicts;

import dev.interleave.report.accept.Acceptance;
import dev.interleave.report.accept.Acceptances;
import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Fork;
import dev.interleave.report.measure.Disturbances;
import dev.interleave.report.pairing.ComparedBuilds;
import dev.interleave.report.pairing.ComparedPercentiles;
import dev.interleave.report.pairing.PairedSubject;
import dev.interleave.report.pairing.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks for reasons to look twice. */
final class Flags {
  private final ComparedBuilds builds;
  private final List<VerdictRow> rows;
  private final Function<CellKey, String> names;
  private final List<Flag> found = new ArrayList<>();

  private Flags(ComparedBuilds builds, List<VerdictRow> rows, Function<CellKey, String> names) {
    this.builds = builds;
    this.rows = rows;
    this.names = names;
  }

  /** The gravest first; often none. */
  static List<Flag> of(
      ComparedBuilds builds,
      List<VerdictRow> rows,
      List<Fact> facts,
      Function<CellKey, String> names,
      Acceptances acceptances) {
    Flags flags = new Flags(builds, rows, names);
    List<Fact> different = facts.stream().filter(fact -> fact.alike() && !fact.isSame()).toList();
    boolean sameJar = builds.baseline().jarSha256().equals(builds.candidate().jarSha256());
    if (!different.isEmpty()) {
      flags.found.add(sameJar ? new Flag.OneJar(different) : new Flag.Different(different));
    } else if (sameJar) {
      flags.found.add(new Flag.SameJar());
    }
    flags.bad(Side.CANDIDATE);
    flags.bad(Side.BASELINE);
    flags.lost();
    flags.leftOut();
    flags.unsteady();
    flags.disturbed();
    flags.unused(acceptances);
    return List.copyOf(flags.found);
  }

  private List<Fork> forks(Side side) {
    return side == Side.BASELINE ? builds.baselineForks() : builds.candidateForks();
  }

  private Stream<Fork> forks() {
    return Stream.of(Side.values()).flatMap(side -> forks(side).stream());
  }

  private void bad(Side side) {
    Map<String, List<Fork>> byReason =
        forks(side).stream()
            .filter(fork -> fork.status() != Fork.Status.OK)
            .collect(Collectors.groupingBy(Flags::reason, LinkedHashMap::new, Collectors.toList()));
    byReason.forEach(
        (reason, forks) ->
            found.add(
                new Flag.BadForks(
                    side.word(),
                    forks.size(),
                    forks(side).size(),
                    forks.stream().map(fork -> names.apply(fork.cell())).distinct().toList(),
                    reason)));
  }

  private static String reason(Fork fork) {
    return Objects.requireNonNullElse(fork.message(), "no reason was given");
  }

  /** A round of a cell. */
  private record Round(CellKey cell, int number) {}

  private void lost() {
    Set<Round> tried =
        forks().map(fork -> new Round(fork.cell(), fork.round())).collect(Collectors.toSet());
    Set<Round> lost = new HashSet<>(tried);
    for (VerdictRow row : rows) {
      CellKey cell = row.compared().subject().cell();
      row.points().forEach(point -> lost.remove(new Round(cell, point.number())));
    }
    if (!lost.isEmpty()) {
      found.add(
          new Flag.LostPairs(
              lost.size(),
              tried.size(),
              lost.stream().map(round -> names.apply(round.cell)).distinct().sorted().toList()));
    }
  }

  private void leftOut() {
    Set<String> leftOut = new LinkedHashSet<>();
    for (VerdictRow row : rows) {
      PairedSubject subject = row.compared().subject();
      ComparedPercentiles.leftOut(subject.pairs())
          .forEach(
              (metric, reason) ->
                  leftOut.add("%s %s (%s)".formatted(names.apply(subject.cell()), metric, reason)));
    }
    if (!leftOut.isEmpty()) {
      found.add(new Flag.NotCompared(List.copyOf(leftOut)));
    }
  }

  private void unsteady() {
    int baseline = 0;
    int candidate = 0;
    int of = 0;
    List<String> cells = new ArrayList<>();
    for (Map.Entry<CellKey, VerdictRow> cell : leastSteady().entrySet()) {
      VerdictRow row = cell.getValue();
      int old = row.count(Side.BASELINE, Trouble.NOT_STEADY);
      int fresh = row.count(Side.CANDIDATE, Trouble.NOT_STEADY);
      baseline += old;
      candidate += fresh;
      of += row.points().size();
      if (old + fresh > 0) {
        cells.add(
            "%s (%d and %d of %d)"
                .formatted(names.apply(cell.getKey()), old, fresh, row.points().size()));
      }
    }
    if (!cells.isEmpty()) {
      found.add(new Flag.NotSteady(new Flag.Forks(baseline, of, candidate, of), cells));
    }
  }

  /** A cell's metrics share its forks; its modes may differ in how steady they are. */
  private Map<CellKey, VerdictRow> leastSteady() {
    Map<CellKey, VerdictRow> least = new LinkedHashMap<>();
    for (VerdictRow row : rows) {
      least.merge(
          row.compared().subject().cell(),
          row,
          (one, other) -> unsteady(other) > unsteady(one) ? other : one);
    }
    return least;
  }

  private static int unsteady(VerdictRow row) {
    return row.count(Side.BASELINE, Trouble.NOT_STEADY)
        + row.count(Side.CANDIDATE, Trouble.NOT_STEADY);
  }

  private void disturbed() {
    Flag.Forks stolen = count(Disturbances::isStolen);
    if (stolen.all() > 0) {
      found.add(new Flag.Stolen(stolen, forks().mapToDouble(Flags::steal).max().orElse(0)));
    }
    Flag.Forks throttled = count(Disturbances::isThrottled);
    if (throttled.all() > 0) {
      found.add(new Flag.Throttled(throttled, forks().mapToDouble(Flags::throttled).sum()));
    }
  }

  /** What is undecided or was not measured may need its acceptance yet. */
  private void unused(Acceptances acceptances) {
    List<String> unneeded = new ArrayList<>();
    List<String> elsewhere = new ArrayList<>();
    for (Acceptance one : acceptances.all()) {
      Optional<VerdictRow> compared =
          rows.stream()
              .filter(row -> row.compared().judgement().subject().equals(one.subject()))
              .findFirst();
      if (compared.isEmpty()) {
        elsewhere.add(one.subject().toString());
      } else if (compared.get().kind() == Kind.SAME || compared.get().kind() == Kind.FASTER) {
        unneeded.add(compared.get().name() + " " + compared.get().metric());
      }
    }
    if (!unneeded.isEmpty()) {
      found.add(new Flag.Unneeded(acceptances.from(), unneeded));
    }
    if (!elsewhere.isEmpty()) {
      found.add(new Flag.Elsewhere(acceptances.from(), elsewhere));
    }
  }

  private Flag.Forks count(Predicate<Fork> hit) {
    return new Flag.Forks(
        (int) forks(Side.BASELINE).stream().filter(hit).count(),
        forks(Side.BASELINE).size(),
        (int) forks(Side.CANDIDATE).stream().filter(hit).count(),
        forks(Side.CANDIDATE).size());
  }

  private static double steal(Fork fork) {
    return Objects.requireNonNullElse(fork.conditions().steal(), 0.0);
  }

  private static double throttled(Fork fork) {
    return Objects.requireNonNullElse(fork.conditions().throttledSeconds(), 0.0);
  }
}
