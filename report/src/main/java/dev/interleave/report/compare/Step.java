package dev.interleave.report.compare;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is to be done next in a comparison. */
public sealed interface Step {

  /**
   * Measure more pairs, round by round in random order, then ask again; or ask with no seconds left
   * when time is up.
   *
   * @param pairs how many more of each benchmark, at least 1
   */
  record More(Map<String, Integer> pairs) implements Step {
    public More {
      pairs = Collections.unmodifiableMap(new LinkedHashMap<>(pairs));
    }
  }

  /**
   * All is said.
   *
   * @param judgements one for each evidence, in its order
   */
  record Done(List<Judgement> judgements) implements Step {
    public Done {
      judgements = List.copyOf(judgements);
    }
  }
}
