package dev.interleave.runner;

import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Suite;
import java.util.Map;

/** Cells for tests, named by a letter. */
public final class Cells {
  private Cells() {}

  public static CellKey key(String name) {
    return new CellKey("pkg.Bench.run", Map.of("cell", name));
  }

  public static Suite.Cell cell(String name, int priority) {
    return new Suite.Cell("pkg.Bench.run", Map.of("cell", name), Map.of(), 1, null, null, priority);
  }

  public static Suite.Cell limited(String name, int priority, String lone) {
    return new Suite.Cell(
        "pkg.Bench.run",
        Map.of("cell", name),
        Map.of("kind", "limited"),
        1,
        null,
        new Suite.Limit(key(lone), 0.5, 1),
        priority);
  }
}
