package dev.interleave.report.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.ComparisonSamples;
import dev.interleave.report.compare.Verdict.Claim;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ComparisonFindingsTest {
  private final ComparisonFindings findings = ComparisonFindings.of(ComparisonSamples.everything());

  @Test
  void theMostUrgentComesFirstAndAmongChangesTheGreatest() {
    assertThat(findings.rows())
        .extracting(row -> row.kind().id() + " " + row.name() + " " + row.metric())
        .containsExactly(
            "slower poll size=1000 allocation",
            "slower poll size=1000 time",
            "could-not-measure " + ComparisonSamples.ODD + " time",
            "undecided peek time",
            "undecided take time",
            "undecided put time",
            "undecided clear time",
            "faster offer size=1000 time",
            "same drain size=1000 time");
  }

  @Test
  void centresAreOfThePairsThatTheChangeRestsOn() {
    VerdictRow time = findings.rows().get(1);
    assertThat(time.points()).hasSize(40);
    assertThat(time.points().stream().filter(point -> !point.tested()).map(PairPoint::number))
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    double logs =
        time.points().stream()
            .filter(PairPoint::tested)
            .mapToDouble(point -> Math.log(point.forks().values().candidate()))
            .average()
            .orElseThrow();
    assertThat(time.candidate()).isCloseTo(Math.exp(logs), Offset.offset(1e-9));
    assertThat(time.baseline() / time.candidate())
        .as("fewer operations per second are slower")
        .isCloseTo(time.ratio().centre(), Offset.offset(0.005));
  }

  @Test
  void whatChangedOrIsOpenIsWorthALook() {
    assertThat(findings.rows().stream().filter(row -> !row.isSuspect()))
        .extracting(VerdictRow::kind)
        .containsExactly(Kind.COULD_NOT_MEASURE, Kind.SAME);
  }

  @Test
  void theHeadlineCountsAndNeverNamesAWinner() {
    assertThat(ComparisonFindings.of(ComparisonSamples.many(3, 0, Claim.SAME)).headline())
        .isEqualTo(
            "new.jar against old.jar, 3 comparisons: nothing was found to be slower, 3 the same"
                + " within 3 %.");
    assertThat(ComparisonFindings.of(ComparisonSamples.nothing()).headline())
        .isEqualTo("same.jar against same.jar: nothing was compared.");
  }

  @Test
  void everySentenceHasItsIntervalOrSaysWhyNot() {
    assertThat(findings.rows())
        .filteredOn(row -> row.kind() != Kind.COULD_NOT_MEASURE)
        .extracting(row -> Sentences.of(row, findings.margin()))
        .allSatisfy(
            sentence ->
                assertThat(sentence)
                    .containsPattern("\\[[+-]?[0-9.]+, [+-]?[0-9.]+\\]|too few for"));
    assertThat(findings.of(Kind.UNDECIDED))
        .extracting(row -> Sentences.of(row, findings.margin()))
        .allSatisfy(sentence -> assertThat(sentence).contains("could have been found"));
  }
}
