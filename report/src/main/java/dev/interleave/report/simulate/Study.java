package dev.interleave.report.simulate;

import dev.interleave.report.compare.AlwaysValid;
import dev.interleave.report.compare.FixedPairs;
import dev.interleave.report.compare.GroupSequential;
import dev.interleave.report.compare.ScreenAndConfirm;
import dev.interleave.report.compare.Settings;
import dev.interleave.report.simulate.Scenario.Order;
import dev.interleave.report.simulate.SyntheticNoise.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is simulated for one table.
 *
 * @param table its name
 * @param scenarios in the order of the table
 * @param contenders in the order of the table
 * @param builds of each scenario
 */
record Study(String table, List<Scenario> scenarios, List<Contender> contenders, int builds) {
  static final String ALARMS = "false alarms";
  static final String POWER = "power by effect";
  static final String NOISES = "power by noise";
  static final String VARIATION = "power by variation";
  static final String SUSPECT = "one suspect";

  static final List<Double> EFFECTS = List.of(0.01, 0.02, 0.03, 0.05, 0.10);
  static final List<Double> VARIATIONS = List.of(0.005, 0.01, 0.014, 0.02, 0.045);
  static final List<Double> SUSPECT_EFFECTS = List.of(0.005, 0.01, 0.02, 0.03, 0.05);

  /** The one whose minutes are told. */
  static final double SUSPECT_EFFECT = 0.01;

  static final List<Double> BUDGETS = List.of(10.0, 30.0);

  private static final int BENCHMARKS = 20;
  private static final int SLOWER = 3;
  private static final double USUAL = 0.01;
  private static final double LONG = 30;
  private static final double SHORT = 10;

  /** The one that is shipped, first of all. */
  static Contender shipped() {
    return new RuleContender(new ScreenAndConfirm(Settings.DEFAULT));
  }

  /** The one that people know. */
  static Contender reference() {
    return new RuleContender(new FixedPairs(Settings.DEFAULT, FixedPairs.Test.STUDENT));
  }

  /** All tables; power needs fewer builds than rates near 1 %. */
  static List<Study> all(int builds, List<? extends Noise> recorded) {
    List<Contender> rules =
        List.of(
            shipped(),
            reference(),
            new RuleContender(new FixedPairs(Settings.DEFAULT, FixedPairs.Test.SIGNED_RANK)));
    List<Contender> all = new ArrayList<>(rules);
    all.add(new RuleContender(new GroupSequential(Settings.DEFAULT)));
    all.add(new RuleContender(new AlwaysValid(Settings.DEFAULT)));
    all.addAll(List.of(CommonPractice.values()));
    int fewer = Math.max(1, builds / 4);
    return List.of(
        new Study(ALARMS, alarms(recorded), all, builds),
        new Study(POWER, EFFECTS.stream().map(Study::usual).toList(), all, fewer),
        new Study(NOISES, noises(recorded).map(noise -> slower(noise, 0.05)).toList(), all, fewer),
        new Study(VARIATION, variations(), rules, fewer),
        new Study(SUSPECT, suspects(), rules, fewer));
  }

  private static Stream<Noise> noises(List<? extends Noise> recorded) {
    return Stream.concat(
        Stream.of(Kind.values()).map(kind -> new SyntheticNoise(kind, USUAL)), recorded.stream());
  }

  private static List<Scenario> alarms(List<? extends Noise> recorded) {
    return Stream.concat(
            noises(recorded).map(noise -> new Scenario(noise, BENCHMARKS, 0, 0, LONG, Order.COIN)),
            Stream.of(
                new Scenario(
                    new SyntheticNoise(Kind.DRIFTING, USUAL), BENCHMARKS, 0, 0, LONG, Order.APART)))
        .toList();
  }

  private static Scenario usual(double effect) {
    return slower(new SyntheticNoise(Kind.STEADY, USUAL), effect);
  }

  private static Scenario slower(Noise noise, double effect) {
    return new Scenario(noise, BENCHMARKS, SLOWER, effect, LONG, Order.COIN);
  }

  private static List<Scenario> variations() {
    List<Scenario> scenarios = new ArrayList<>();
    for (double minutes : BUDGETS) {
      for (double cv : VARIATIONS) {
        Noise noise = new SyntheticNoise(Kind.STEADY, cv);
        EFFECTS.forEach(
            effect ->
                scenarios.add(
                    new Scenario(noise, BENCHMARKS, SLOWER, effect, minutes, Order.COIN)));
      }
    }
    return scenarios;
  }

  private static List<Scenario> suspects() {
    List<Scenario> scenarios = new ArrayList<>();
    for (double cv : VARIATIONS) {
      Noise noise = new SyntheticNoise(Kind.STEADY, cv);
      SUSPECT_EFFECTS.forEach(
          effect -> scenarios.add(new Scenario(noise, 1, 1, effect, SHORT, Order.COIN)));
    }
    return scenarios;
  }
}
