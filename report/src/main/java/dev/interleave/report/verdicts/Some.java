package dev.interleave.report.verdicts;

import dev.interleave.report.text.Wrap;
import java.util.List;

/** Lists of names in print. */
public final class Some {
  private static final int MOST = 6;
  private static final int LONGEST = 80;

  private Some() {}

  /** All of them, or of many the first few and how many more there are. */
  public static String of(List<String> names) {
    List<String> first = names.size() <= MOST ? names : names.subList(0, MOST - 1);
    String text = String.join(", ", first.stream().map(name -> Wrap.cut(name, LONGEST)).toList());
    return first.size() == names.size()
        ? text
        : "%s and %d more".formatted(text, names.size() - first.size());
  }
}
