package dev.interleave.report.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interleave.report.text.TextTable.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  private static final List<Column> COLUMNS =
      List.of(new Column("name", false), new Column("value", true));

  @Test
  void numbersEndAtTheRightAndNotesGoBelow() {
    TextTable table = new TextTable(COLUMNS, 40);
    table.row(List.of("first", "1"), "");
    table.row(List.of("x", "1000 units"), "a note");
    assertThat(table.lines())
        .containsExactly(
            "name        value", //
            "first           1",
            "x      1000 units",
            "    a note");
  }

  @Test
  void whatIsTooWideGoesOnBelow() {
    TextTable table = new TextTable(COLUMNS, 24);
    table.row(List.of("some.package.Class.method", "12 345 ns/op"), "a note that is long as well");
    assertThat(table.lines())
        .containsExactly(
            "name               value",
            "some.             12 345",
            "package.           ns/op",
            "Class.",
            "method",
            "    a note that is long",
            "    as well");
  }

  @Test
  void nothingWithoutRows() {
    assertThat(new TextTable(COLUMNS, 24).lines()).isEmpty();
  }

  @Test
  void refusesRowsOfAnotherLength() {
    assertThatThrownBy(() -> new TextTable(COLUMNS, 24).row(List.of("a"), ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 cells");
  }
}
