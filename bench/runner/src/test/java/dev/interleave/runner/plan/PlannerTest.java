package dev.interleave.runner.plan;

import static dev.interleave.runner.Cells.cell;
import static dev.interleave.runner.Cells.key;
import static dev.interleave.runner.Cells.limited;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.input.Suite;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannerTest {
  @Test
  void dropsTheLeastImportantFirst() {
    Planner planner = new Planner(List.of(cell("a", 2), cell("b", 1), cell("c", 2)), List.of());
    Planner.Plan plan = planner.fit(planner.all(), cell -> 9, 20);
    assertThat(plan.kept()).containsExactly(key("b"), key("a"));
    assertThat(plan.dropped()).containsExactly(key("c"));
    assertThat(plan.seconds()).isEqualTo(18);
  }

  @Test
  void keepsOneEvenIfItIsTooMuch() {
    Planner planner = new Planner(List.of(cell("a", 1), cell("b", 1)), List.of());
    Planner.Plan plan = planner.fit(planner.all(), cell -> 9, 1);
    assertThat(plan.kept()).containsExactly(key("a"));
    assertThat(plan.seconds()).isEqualTo(9);
  }

  @Test
  void nothingIsKeptAtTheCostOfSomethingMoreImportant() {
    Planner planner = new Planner(List.of(cell("a", 1), cell("big", 2), cell("c", 3)), List.of());
    Planner.Plan plan = planner.fit(planner.all(), cell -> cell.equals(key("big")) ? 100 : 1, 10);
    assertThat(plan.kept()).containsExactly(key("a"));
  }

  @Test
  void keepsTheLoneCellOfALimit() {
    Planner planner =
        new Planner(List.of(limited("a", 1, "lone"), cell("b", 2), cell("lone", 3)), List.of());
    Planner.Plan plan = planner.fit(planner.all(), cell -> 1, 2);
    assertThat(plan.kept()).containsExactly(key("a"), key("lone"));
    assertThat(plan.dropped()).containsExactly(key("b"));
  }

  @Test
  void keepsTheReferenceOfAViewThatShowsAKeptCell() {
    Planner planner =
        new Planner(
            List.of(limited("a", 1, "none"), cell("b", 1), cell("ref", 3)),
            List.of(view(Map.of("kind", "limited"))));
    assertThat(planner.fit(planner.all(), cell -> 1, 2).kept())
        .containsExactly(key("a"), key("ref"));
  }

  @Test
  void aViewOfOtherCellsKeepsNothing() {
    Planner planner =
        new Planner(
            List.of(cell("a", 1), cell("b", 1), cell("ref", 3)),
            List.of(view(Map.of("kind", "limited"))));
    assertThat(planner.fit(planner.all(), cell -> 1, 2).kept()).containsExactly(key("a"), key("b"));
  }

  @Test
  void choosesAmongTheCandidatesOnly() {
    Planner planner = new Planner(List.of(cell("a", 1), cell("b", 1)), List.of());
    Planner.Plan plan = planner.fit(List.of(key("b")), cell -> 1, 10);
    assertThat(plan.kept()).containsExactly(key("b"));
    assertThat(plan.dropped()).isEmpty();
  }

  private static Suite.View view(Map<String, String> where) {
    return new Suite.View(
        "v", "t", Suite.View.Type.BARS, where, "cell", null, null, false, null, key("ref"));
  }
}
