package dev.interleave.report.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.ComparisonSamples;
import dev.interleave.report.compare.Verdict.Claim;
import dev.interleave.report.pairing.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlagsTest {
  private final ComparisonFindings findings = ComparisonFindings.of(ComparisonSamples.everything());

  private <T extends Flag> T flag(Class<T> type) {
    List<T> all = findings.flags().stream().filter(type::isInstance).map(type::cast).toList();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  @Test
  void everyKindIsFoundTheGravestFirst() {
    assertThat(findings.flags())
        .extracting(Object::getClass)
        .containsExactly(
            Flag.Different.class,
            Flag.BadForks.class,
            Flag.LostPairs.class,
            Flag.NotSteady.class,
            Flag.Stolen.class,
            Flag.Throttled.class);
    assertThat(findings.flags())
        .allSatisfy(
            flag -> {
              assertThat(flag.message()).endsWith(".");
              assertThat(flag.advice()).endsWith(".");
            });
  }

  @Test
  void onlyWhatShouldBeAlikeIsADifference() {
    assertThat(flag(Flag.Different.class).facts())
        .extracting(Fact::name)
        .as("the jars differ too, which is why they are compared")
        .containsExactly("JDK");
  }

  @Test
  void failedForksAreCountedForTheirBuildWithTheirMessage() {
    assertThat(flag(Flag.BadForks.class))
        .returns("candidate", Flag.BadForks::side)
        .returns(2, Flag.BadForks::forks)
        .returns("SIGSEGV (0xb)", Flag.BadForks::reason);
    assertThat(flag(Flag.LostPairs.class).pairs()).isEqualTo(2);
  }

  @Test
  void forksAreCountedOnceAlthoughMetricsShareThem() {
    Flag.NotSteady unsteady = flag(Flag.NotSteady.class);
    // Pairs of poll (whose two metrics have the same forks), offer, drain, peek, take, put, clear.
    assertThat(unsteady.forks())
        .isEqualTo(new Flag.Forks(5, 40 + 32 + 20 + 40 + 8 + 4 + 20, 0, 164));
    assertThat(unsteady.cells()).containsExactly("clear (5 and 0 of 20)");
    assertThat(flag(Flag.Stolen.class))
        .isEqualTo(new Flag.Stolen(new Flag.Forks(4, 166, 4, 166), 0.031));
    assertThat(flag(Flag.Throttled.class))
        .isEqualTo(new Flag.Throttled(new Flag.Forks(0, 166, 1, 166), 0.5));
  }

  @Test
  void flaggedForksStayInTheirPairs() {
    VerdictRow clear =
        findings.rows().stream()
            .filter(row -> row.name().equals("clear"))
            .findFirst()
            .orElseThrow();
    assertThat(clear.points()).hasSize(20).allMatch(PairPoint::tested);
    assertThat(clear.points().stream().filter(PairPoint::flagged).map(PairPoint::number))
        .containsExactly(4, 5, 7, 8, 10, 12, 15, 16, 20);
    assertThat(clear.count(Side.BASELINE, Trouble.STOLEN)).isEqualTo(4);
    assertThat(clear.ratio().forks()).isEqualTo(20);
  }

  @Test
  void aBuildAgainstItselfIsSaidToBeThat() {
    assertThat(ComparisonFindings.of(ComparisonSamples.nothing()).flags())
        .containsExactly(new Flag.SameJar());
  }

  @Test
  void oneJarUnderTwoSettingsIsNoComparisonWithItself() {
    assertThat(ComparisonFindings.of(ComparisonSamples.oneJar("", "-XX:+UseZGC")).flags())
        .singleElement()
        .satisfies(
            flag ->
                assertThat(flag.message())
                    .contains("the same, byte for byte")
                    .contains("JVM flags: none for the baseline, -XX:+UseZGC for the candidate"));
  }

  @Test
  void quietMachinesGiveNoFlags() {
    assertThat(ComparisonFindings.of(ComparisonSamples.many(3, 0, Claim.SAME)).flags()).isEmpty();
  }
}
