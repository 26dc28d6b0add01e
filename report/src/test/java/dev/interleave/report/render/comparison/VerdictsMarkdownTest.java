package dev.interleave.report.render.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.ComparisonSamples;
import dev.interleave.report.charts.ComparisonPictures;
import dev.interleave.report.compare.Verdict;
import dev.interleave.report.compare.Verdict.Claim;
import dev.interleave.report.compare.Verdict.CouldNotMeasure;
import dev.interleave.report.verdicts.ComparisonFindings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictsMarkdownTest {
  private static final int GITHUB_MOST = 65_536;

  private static String summary(int count, int letters, Verdict verdict) {
    ComparisonFindings findings =
        ComparisonFindings.of(ComparisonSamples.many(count, letters, verdict));
    Material material = new Material(findings, new ComparisonPictures(List.of(), List.of(), 0));
    return new String(
        new VerdictsMarkdown(material).outputs().getFirst().content(), StandardCharsets.UTF_8);
  }

  @Test
  void ofManyChangesTheGreatestAreShown() {
    String text = summary(150, 500, Claim.SLOWER);
    assertThat(text)
        .contains("150 slower (most: ", "xxx… | time | **slower** |")
        .contains("50 more in `comparison.html`.")
        .doesNotContain("What did not fit");
    assertThat(text.length()).isLessThan(GITHUB_MOST);
  }

  @Test
  void fitsACommentHoweverMuchThereIs() {
    String text = summary(110, 0, new CouldNotMeasure("|".repeat(400)));
    assertThat(text.length()).isLessThan(GITHUB_MOST);
    assertThat(text)
        .contains("110 could not be measured.")
        .contains("How both were measured")
        .contains("What did not fit here is in `comparison.html`.")
        .endsWith("--candidate new.jar --seed=7`\n");
    assertThat(text.split("<details>", -1)).hasSameSizeAs(text.split("</details>", -1));
  }
}
