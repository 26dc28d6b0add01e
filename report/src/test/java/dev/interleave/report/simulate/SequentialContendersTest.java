package dev.interleave.report.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.compare.AlwaysValid;
import dev.interleave.report.compare.GroupSequential;
import dev.interleave.report.compare.Settings;
import dev.interleave.report.simulate.Scenario.Order;
import dev.interleave.report.simulate.SyntheticNoise.Kind;
import dev.interleave.report.stats.Rate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The plain sequential rules: as exact as the shipped one, and no better. */
class SequentialContendersTest {
  private static final Contender GROUPS = new RuleContender(new GroupSequential(Settings.DEFAULT));
  private static final Contender ALWAYS = new RuleContender(new AlwaysValid(Settings.DEFAULT));

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theyKeepThePromiseUnderEveryNoise(Kind kind) {
    Scenario scenario = new Scenario(new SyntheticNoise(kind, 0.01), 20, 0, 0, 30, Order.COIN);
    assertThat(Simulation.run(scenario, List.of(GROUPS, ALWAYS), 300, 17))
        .allSatisfy(
            tally -> {
              assertThat(tally.alarms().low()).isLessThan(Settings.DEFAULT.alpha());
              assertThat(Rate.of(tally.falseFaster(), tally.builds()).low())
                  .isLessThan(Settings.DEFAULT.alpha());
            });
  }

  @Test
  void screeningFindsMoreWhereForksVary() {
    Scenario scenario =
        new Scenario(new SyntheticNoise(Kind.STEADY, 0.02), 20, 3, 0.03, 30, Order.COIN);
    List<Tally> tallies =
        Simulation.run(scenario, List.of(Study.shipped(), GROUPS, ALWAYS), 150, 3);
    double shipped = tallies.getFirst().power().low();
    assertThat(tallies.subList(1, 3))
        .allSatisfy(tally -> assertThat(tally.power().high()).isLessThan(shipped));
  }

  @Test
  void bothAreInTheTablesOfAllContenders() {
    assertThat(Study.all(4, List.of()).subList(0, 3))
        .allSatisfy(study -> assertThat(study.contenders()).contains(GROUPS, ALWAYS));
  }
}
