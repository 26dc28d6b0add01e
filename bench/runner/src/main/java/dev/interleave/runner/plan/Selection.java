package dev.interleave.runner.plan;

import dev.interleave.report.input.Suite;
import dev.interleave.runner.problem.Problem;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** The cells that {@code --include} picks. */
public final class Selection {
  private static final int SHOWN = 8;

  private Selection() {}

  /**
   * The cells whose name contains a match of {@code include}; an empty expression is all of them.
   *
   * @throws Problem if nothing matches, or the expression is none
   */
  public static List<Suite.Cell> of(List<Suite.Cell> cells, String include) {
    Pattern pattern = compile(include);
    List<Suite.Cell> selected =
        cells.stream().filter(cell -> pattern.matcher(cell.key().toString()).find()).toList();
    if (selected.isEmpty()) {
      throw Problem.usage(
          "--include=%s matches none of the jar's %d cells. Some of what there is:%n%s%nIt is a regular expression, searched anywhere in such a name; leave it out for all."
              .formatted(include, cells.size(), some(cells)));
    }
    return selected;
  }

  private static Pattern compile(String include) {
    try {
      return Pattern.compile(include);
    } catch (PatternSyntaxException e) {
      throw Problem.usage(
          "--include=%s is not a regular expression: %s at position %d. Put \\ before characters that are meant as they are."
              .formatted(include, e.getDescription(), Math.max(0, e.getIndex())));
    }
  }

  /** Names spread over the whole list, so that not all come from one benchmark. */
  private static String some(List<Suite.Cell> cells) {
    int step = Math.max(1, (cells.size() + SHOWN - 1) / SHOWN);
    return java.util.stream.IntStream.range(0, cells.size())
        .filter(i -> i % step == 0)
        .mapToObj(i -> "  " + cells.get(i).key())
        .collect(Collectors.joining(System.lineSeparator()));
  }
}
