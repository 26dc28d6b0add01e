package dev.interleave.report;

import dev.interleave.report.compare.Estimate;
import dev.interleave.report.compare.Evidence;
import dev.interleave.report.compare.Judgement;
import dev.interleave.report.compare.Pair;
import dev.interleave.report.compare.Sensitivity;
import dev.interleave.report.compare.Sensitivity.Hurdle;
import dev.interleave.report.compare.Settings;
import dev.interleave.report.compare.Subject;
import dev.interleave.report.compare.Verdict;
import dev.interleave.report.compare.Verdict.Cause;
import dev.interleave.report.compare.Verdict.Claim;
import dev.interleave.report.compare.Verdict.CouldNotMeasure;
import dev.interleave.report.compare.Verdict.Undecided;
import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Fork;
import dev.interleave.report.input.Run;
import dev.interleave.report.measure.Direction;
import dev.interleave.report.measure.ForkSeries;
import dev.interleave.report.pairing.Compared;
import dev.interleave.report.pairing.ComparedBuilds;
import dev.interleave.report.pairing.PairedForks;
import dev.interleave.report.pairing.PairedSubject;
import dev.interleave.report.pairing.Side;
import dev.interleave.report.stats.SteadyState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Comparisons made by hand. */
public final class ComparisonSamples {
  /** A name that is markup, a link, a mention, and no XML at all. */
  public static final String ODD = "<odd>&\"'|`@x\u0001[a](http://e)";

  private static final Map<String, String> SIZE = Map.of("size", "1000");

  private final List<Fork> baseline = new ArrayList<>();
  private final List<Fork> candidate = new ArrayList<>();
  private final List<Compared> compared = new ArrayList<>();

  private ComparisonSamples() {}

  /** A verdict of each kind, each cause of having none, and every flag but that of the A/A. */
  public static ComparedBuilds everything() {
    ComparisonSamples samples = new ComparisonSamples();
    samples.add("poll", SIZE, "time", "ops/s", 1.08, 0.01, 8, 32, Claim.SLOWER);
    samples.add("poll", SIZE, "allocation", "B/op", 1.31, 0.0001, 8, 32, Claim.SLOWER);
    samples.add("offer", SIZE, "time", "ns/op", 0.9, 0.012, 8, 24, Claim.FASTER);
    samples.add("drain", SIZE, "time", "us/op", 1.002, 0.004, 0, 20, Claim.SAME);
    samples.undecided("peek", 1.012, 0.03, 8, 32, Cause.NOT_CONFIRMED);
    samples.undecided("take", 1.03, 0.05, 0, 8, Cause.NO_BUDGET);
    samples.undecided("put", 0.98, 0.02, 0, 4, Cause.TOO_FEW_PAIRS);
    samples.undecided("clear", 1.01, 0.2, 0, 20, Cause.TOO_NOISY);
    samples.add(
        ODD,
        Map.of(),
        "time",
        "",
        1,
        0,
        0,
        0,
        new CouldNotMeasure("the candidate crashes: SIGSEGV (0xb)\n\tat a | b < c"));
    samples.failing(cell(ODD, Map.of()));
    return samples.builds(run("old.jar", "aaaa", "JDK 24"), run("new.jar", "bbbb", "JDK 25"));
  }

  /** Many with the same verdict, whose names have so many letters more than others. */
  public static ComparedBuilds many(int count, int letters, Verdict verdict) {
    ComparisonSamples samples = new ComparisonSamples();
    for (int i = 0; i < count; i++) {
      samples.add(
          "m%d%s".formatted(i, "x".repeat(letters)),
          Map.of(),
          "time",
          "ns/op",
          1.2,
          0.01,
          0,
          8,
          verdict);
    }
    return samples.builds(run("old.jar", "aaaa", "JDK 25"), run("new.jar", "bbbb", "JDK 25"));
  }

  /** Nothing in common, and both jars the same. */
  public static ComparedBuilds nothing() {
    Run run = run("same.jar", "aaaa", "JDK 25");
    return nothing(run, run);
  }

  /** The same jar with other JVM flags. */
  public static ComparedBuilds oneJar(String before, String after) {
    return nothing(
        run("same.jar", "aaaa", "JDK 25", before), run("same.jar", "aaaa", "JDK 25", after));
  }

  private static ComparedBuilds nothing(Run before, Run after) {
    return new ComparedBuilds(
        before,
        after,
        null,
        "compare",
        "a rule",
        Settings.DEFAULT,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static CellKey cell(String method, Map<String, String> params) {
    return new CellKey("example.Queues." + method, params);
  }

  private ComparedBuilds builds(Run before, Run after) {
    return new ComparedBuilds(
        before,
        after,
        null,
        "java -jar interleave.jar compare --baseline old.jar --candidate new.jar --seed=7",
        "screen, then confirm",
        Settings.DEFAULT,
        compared,
        List.of(cell("gone", Map.of())),
        List.of(cell("fresh", Map.of("size", "1")), cell("fresh", Map.of("size", "2"))),
        baseline,
        candidate);
  }

  private void undecided(
      String method, double slower, double noise, int screened, int tested, Cause cause) {
    add(method, Map.of(), "time", "ns/op", slower, noise, screened, tested, new Undecided(cause));
  }

  private void add(
      String method,
      Map<String, String> params,
      String metric,
      String unit,
      double slower,
      double noise,
      int screened,
      int tested,
      Verdict verdict) {
    CellKey cell = cell(method, params);
    Direction direction = unit.startsWith("ops") ? Direction.HIGHER : Direction.LOWER;
    double factor = direction == Direction.HIGHER ? 1 / slower : slower;
    Random random = new Random(method.length() + metric.length());
    List<PairedForks> pairs = new ArrayList<>();
    for (int i = 1; i <= screened + tested; i++) {
      double before = rounded(100 * (1 + noise * random.nextGaussian()));
      double after = rounded(100 * factor * (1 + noise * random.nextGaussian()));
      pairs.add(
          new PairedForks(
              i,
              new Pair(before, after),
              fork(Side.BASELINE, cell, i, before),
              fork(Side.CANDIDATE, cell, i, after)));
    }
    PairedSubject subject =
        new PairedSubject(new Subject(cell.toString(), metric), cell, unit, direction, pairs, null);
    Evidence evidence = subject.evidence();
    double[] fresh =
        evidence.worse().stream().skip(screened).mapToDouble(Double::doubleValue).toArray();
    List<Hurdle> hurdles = tested < 6 ? List.of() : List.of(new Hurdle(tested, 0.005, true));
    compared.add(
        new Compared(
            subject,
            new Judgement(
                subject.subject(),
                verdict,
                Estimate.of(fresh, Settings.DEFAULT),
                pairs.size(),
                0.002,
                new Sensitivity(evidence.worse(), hurdles, Settings.DEFAULT))));
  }

  /** Four decimals, which no difference between machines in the last digit can reach. */
  private static double rounded(double value) {
    return Math.rint(value * 10_000) / 10_000;
  }

  /** A benchmark's metrics share its forks. */
  private ForkSeries fork(Side side, CellKey cell, int round, double value) {
    List<Fork> all = side == Side.BASELINE ? baseline : candidate;
    boolean noisy = cell.benchmark().endsWith("clear");
    boolean stolen = noisy && round % 5 == 0;
    boolean throttled = noisy && round == 7 && side == Side.CANDIDATE;
    int index =
        all.stream()
            .filter(fork -> fork.cell().equals(cell) && fork.round() == round)
            .mapToInt(Fork::index)
            .findFirst()
            .orElse(all.size() + 1);
    if (index > all.size()) {
      all.add(
          fork(
              index,
              round,
              cell,
              Fork.Status.OK,
              null,
              new Fork.Conditions(1.0, stolen ? 0.031 : 0.0, 0.0, throttled ? 0.5 : 0.0)));
    }
    return new ForkSeries(
        "raw/%04d.json".formatted(index),
        index,
        round,
        List.of(),
        Map.of("metric", List.of(value)),
        new SteadyState(
            0,
            noisy && round % 4 == 0 && side == Side.BASELINE
                ? SteadyState.Verdict.NEVER
                : SteadyState.Verdict.STEADY));
  }

  /** Two rounds in which the candidate crashes. */
  private void failing(CellKey cell) {
    Fork.Conditions unknown = new Fork.Conditions(null, null, null, null);
    for (int round = 1; round <= 2; round++) {
      candidate.add(fork(900 + round, round, cell, Fork.Status.CRASHED, "SIGSEGV (0xb)", unknown));
      baseline.add(fork(900 + round, round, cell, Fork.Status.OK, null, unknown));
    }
  }

  private static Fork fork(
      int index,
      int round,
      CellKey cell,
      Fork.Status status,
      @Nullable String message,
      Fork.Conditions conditions) {
    return new Fork(
        index,
        round,
        cell,
        status,
        message,
        null,
        null,
        "2026-01-02T03:04:05Z",
        2.5,
        List.of(),
        Map.of(),
        conditions);
  }

  private static Run run(String jar, String sha, String jdk) {
    return run(jar, sha, jdk, "-Xmx1g");
  }

  private static Run run(String jar, String sha, String jdk, String flags) {
    return new Run(
        1,
        "2026-01-02T03:04:05Z",
        "",
        7,
        600,
        "",
        jar,
        sha,
        Map.of("example.spins", "1234"),
        List.of(),
        List.of(),
        new Run.Environment(
            "Linux 6", "6.1", "amd64", "a <cpu>", 4, 2, 1L << 33, "KVM", null, jdk, flags, "1.37",
            null, false));
  }
}
