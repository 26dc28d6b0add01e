package dev.interleave.report.render.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ColumnsTest {
  private static final Pattern ROW = Pattern.compile("\\| `(.+?)` \\| .+");

  @Test
  void everyColumnIsDocumentedInItsPlace() throws IOException {
    String text = Files.readString(Path.of("..", "docs", "comparison-files.md"));
    assertThat(columns(text, "## comparison.csv")).isEqualTo(VerdictsCsv.HEADER);
    assertThat(columns(text, "## comparison-pairs.csv")).isEqualTo(PairsCsv.HEADER);
  }

  private static List<String> columns(String text, String heading) {
    int start = text.indexOf(heading);
    int end = text.indexOf("\n## ", start + 1);
    return text.substring(start, end < 0 ? text.length() : end)
        .lines()
        .flatMap(line -> ROW.matcher(line).results())
        .map(row -> row.group(1))
        .toList();
  }
}
