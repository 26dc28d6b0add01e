package dev.interleave.report.analysis;

import dev.interleave.report.analysis.Figure.Mark;
import dev.interleave.report.analysis.Row.LimitShare;
import dev.interleave.report.measure.Direction;
import dev.interleave.report.stats.Comparison;
import dev.interleave.report.stats.Comparison.Relation;
import dev.interleave.report.stats.Interval;
import dev.interleave.report.text.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The leading sentences: which is best, by how much, and how sure that is. */
final class Answers {
  private Answers() {}

  /** One for each figure with a subject and a value; one that says so where there is none. */
  static List<Answer> of(List<Figure> figures) {
    List<Answer> answers = new ArrayList<>();
    for (Figure figure : figures) {
      String subject = figure.subject();
      boolean asked = figure.kind() != Figure.Kind.CHOICE || figure.isWorthDrawing();
      if (subject != null && asked && !figure.marks().isEmpty()) {
        answers.add(answer(subject, figure));
      }
    }
    return answers.isEmpty()
        ? List.of(
            new Answer(
                "Nothing to compare",
                "no question of the suite has a measured cell; the table has what there is",
                List.of()))
        : answers;
  }

  private static Answer answer(String subject, Figure figure) {
    if (figure.kind() == Figure.Kind.BARS) {
      return answer(subject, figure, figure.marks());
    }
    if (figure.kind() == Figure.Kind.CHOICE) {
      return Choices.answer(subject, figure);
    }
    Map<Double, List<Mark>> byX =
        figure.marks().stream()
            .collect(Collectors.groupingBy(Mark::x, TreeMap::new, Collectors.toList()));
    // The far end of the lines, where most of them still have a point.
    int most = byX.values().stream().mapToInt(List::size).max().orElse(0);
    Map.Entry<Double, List<Mark>> end =
        byX.entrySet().stream()
            .filter(entry -> entry.getValue().size() * 2 > most)
            .reduce((a, b) -> b)
            .orElseThrow();
    String where = "%s, %s %s".formatted(subject, figure.xLabel(), Digits.number(end.getKey()));
    return answer(where, figure, end.getValue());
  }

  private static Answer answer(String subject, Figure figure, List<Mark> marks) {
    Mark reference = figure.reference();
    List<Mark> ranked =
        marks.stream()
            .filter(mark -> reference == null || !mark.row().key().equals(reference.row().key()))
            .sorted((a, b) -> Figures.best(figure.direction()).compare(a.row(), b.row()))
            .toList();
    if (ranked.isEmpty()) {
      ranked = marks;
    }
    Mark best = ranked.getFirst();
    List<Rival> rivals =
        ranked.stream()
            .skip(1)
            .map(mark -> new Rival(mark, compare(best.row(), mark.row())))
            .toList();
    List<String> details = new ArrayList<>();
    String lead = lead(figure, best, rivals);
    LimitShare limit = best.row().limit();
    if (limit != null) {
      lead += ", %s of the limit".formatted(Digits.percent(limit.share()));
    }
    undecided(details, rivals);
    next(details, best, rivals);
    if (reference != null && !reference.row().key().equals(best.row().key())) {
      Interval ratio = compare(best.row(), reference.row()).ratio();
      details.add(
          ratio.known()
              ? "%s as fast as the reference, %s"
                  .formatted(Digits.ratio(ratio), measured(reference))
              : "the reference, %s, had too few forks to compare".formatted(measured(reference)));
    }
    if (!best.row().value().known()) {
      details.add(
          "%s, too few for an interval: take nothing here as certain".formatted(forks(best)));
    }
    return new Answer(subject, lead, details);
  }

  private static String lead(Figure figure, Mark best, List<Rival> rivals) {
    List<Rival> ties = having(rivals, Relation.TIE);
    String value = Digits.value(best.row().value().centre()) + " " + figure.unit();
    if (!ties.isEmpty()) {
      List<String> names = new ArrayList<>(List.of(best.label()));
      List<String> values = new ArrayList<>(List.of(named(best)));
      ties.forEach(tie -> names.add(tie.mark.label()));
      ties.stream().limit(3).forEach(tie -> values.add(named(tie.mark)));
      return "%s tie at %s (%s)".formatted(and(names), value, String.join(", ", values));
    }
    String known = "%s %s".formatted(Digits.interval(best.row().value()), figure.unit());
    if (rivals.isEmpty()) {
      return "%s: %s".formatted(best.label(), known);
    }
    String first = figure.direction() == Direction.NONE ? "is highest" : "is fastest";
    boolean certain =
        having(rivals, Relation.UNDECIDED).isEmpty()
            && having(rivals, Relation.UNKNOWN).isEmpty()
            && best.row().value().known();
    return "%s %s at %s".formatted(best.label(), certain ? first : "measures highest", known);
  }

  private static void undecided(List<String> details, List<Rival> rivals) {
    List<Rival> undecided = having(rivals, Relation.UNDECIDED);
    if (undecided.isEmpty()) {
      return;
    }
    Rival first = undecided.getFirst();
    details.add(
        "%s can't be told apart from it (%s%s)"
            .formatted(
                and(undecided.stream().map(rival -> rival.mark.label()).toList()),
                Digits.ratio(first.comparison.ratio()),
                undecided.size() == 1 ? "" : " for the first"));
  }

  private static void next(List<String> details, Mark best, List<Rival> rivals) {
    Optional<Rival> next =
        rivals.stream()
            .filter(
                rival ->
                    rival.comparison.relation() == Relation.DIFFERENT
                        || rival.comparison.relation() == Relation.UNKNOWN)
            .findFirst();
    next.ifPresent(
        rival -> {
          Interval ratio = rival.comparison.ratio();
          details.add(
              !ratio.known()
                  ? "next comes " + measured(rival.mark) + uncertain(best, rival.mark)
                  : "%s as fast as the next, %s"
                      .formatted(Digits.ratio(ratio), measured(rival.mark)));
        });
  }

  /** Said of the first itself elsewhere. */
  private static String uncertain(Mark best, Mark next) {
    return best.row().value().known() && !next.row().value().known()
        ? " (%s, too few to compare)".formatted(forks(next))
        : "";
  }

  /** How many times as fast the first is as the second, whichever way the metric is better. */
  private static Comparison compare(Row first, Row second) {
    return first.direction() == Direction.LOWER
        ? Comparison.of(second.forkValues(), first.forkValues())
        : Comparison.of(first.forkValues(), second.forkValues());
  }

  private static List<Rival> having(List<Rival> rivals, Relation relation) {
    return rivals.stream().filter(rival -> rival.comparison.relation() == relation).toList();
  }

  private static String measured(Mark mark) {
    return "%s at %s %s"
        .formatted(mark.label(), Digits.interval(mark.row().value()), mark.row().unit());
  }

  private static String named(Mark mark) {
    return mark.label() + " " + Digits.interval(mark.row().value());
  }

  private static String forks(Mark mark) {
    return Digits.count(mark.row().value().forks(), "fork");
  }

  private static String and(List<String> names) {
    int shown = names.size() <= 5 ? names.size() : 4;
    List<String> parts = new ArrayList<>(names.subList(0, shown));
    if (shown < names.size()) {
      parts.add(names.size() - shown + " more");
    }
    String last = parts.removeLast();
    return parts.isEmpty() ? last : String.join(", ", parts) + " and " + last;
  }

  private record Rival(Mark mark, Comparison comparison) {}
}
