package dev.interleave.report.analysis;

import dev.interleave.report.analysis.Figure.Mark;
import dev.interleave.report.measure.Direction;
import dev.interleave.report.stats.Comparison;
import dev.interleave.report.stats.Comparison.Relation;
import dev.interleave.report.text.Digits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where along its axis each line does best: the least that it takes for a value from which none
 * that was measured can be told apart as better.
 */
final class Choices {
  private Choices() {}

  static Answer answer(String subject, Figure figure) {
    Map<String, List<Mark>> lines =
        figure.marks().stream()
            .collect(Collectors.groupingBy(Mark::label, LinkedHashMap::new, Collectors.toList()));
    List<String> sentences = new ArrayList<>();
    lines.forEach((label, marks) -> sentences.add(sentence(label, marks, figure)));
    return new Answer(subject, sentences.getFirst(), sentences.subList(1, sentences.size()));
  }

  private static String sentence(String label, List<Mark> marks, Figure figure) {
    Mark best =
        marks.stream()
            .min((a, b) -> Figures.best(figure.direction()).compare(a.row(), b.row()))
            .orElseThrow();
    Mark least =
        marks.stream()
            .sorted(Comparator.comparingDouble(Mark::x))
            .filter(mark -> mark.equals(best) || !isWorse(mark, best))
            .findFirst()
            .orElse(best);
    String value = "%s %s".formatted(Digits.interval(least.row().value()), figure.unit());
    String wants = "%s wants %s".formatted(label, Digits.number(least.x()));
    if (!least.row().value().known()) {
      return "%s as far as too few forks for an interval can tell, %s".formatted(wants, value);
    }
    return least.equals(best)
        ? "%s, %s".formatted(wants, value)
        : "%s, %s (the best that was measured, %s at %s, can't be told apart from it)"
            .formatted(wants, value, Digits.interval(best.row().value()), Digits.number(best.x()));
  }

  private static boolean isWorse(Mark mark, Mark best) {
    Comparison comparison =
        mark.row().direction() == Direction.LOWER
            ? Comparison.of(mark.row().forkValues(), best.row().forkValues())
            : Comparison.of(best.row().forkValues(), mark.row().forkValues());
    return comparison.relation() == Relation.DIFFERENT;
  }
}
