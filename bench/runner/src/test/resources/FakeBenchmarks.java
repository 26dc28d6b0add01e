import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Behaves as a JMH jar's main class does, as far as a runner can see, and fails on demand. */
public final class FakeBenchmarks {
  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<String> list = Arrays.asList(args);
    if (list.contains("-lp")) {
      out.println("Benchmarks: ");
      out.println("fake.Bench.run");
      out.println("  param \"how\" = {good, better, fail, halt, die, hang, notrun, empty, orphan}");
      if (FakeBenchmarks.class.getResource("/speed") == null) {
        out.println("fake.Bench.plain");
      }
      return;
    }
    String how = "good";
    int p = list.indexOf("-p");
    if (p >= 0) {
      how = list.get(p + 1).substring("how=".length());
    }
    Path result = Path.of(list.get(list.indexOf("-rff") + 1));
    Files.createFile(result);
    out.println("# JMH version: 1.37");
    out.println("# Benchmark mode: Throughput, ops/time");
    out.println("# Run progress: 0.00% complete, ETA 00:00:00");
    out.println("# Warmup Iteration   1: interleave: given=" + System.getProperty("fake.given", "nothing"));
    out.println("12,500 ops/s");
    out.println("# Warmup Iteration   2: ≈ 10⁻⁴ ops/s");
    switch (how) {
      case "fail" -> {
        out.println("<failure>\n\njava.lang.IllegalStateException: wrong answer: 41 instead of 42");
        System.exit(1);
      }
      case "halt" -> Runtime.getRuntime().halt(134);
      case "die" -> {
        out.println("<forked VM failed with exit code 139>");
        System.exit(1);
      }
      case "notrun" -> {
        out.println("java.lang.UnsupportedOperationException: not run: needs a moon");
        System.exit(1);
      }
      case "empty" -> System.exit(0);
      case "hang" -> Thread.sleep(600_000);
      case "orphan" -> {
        // A grandchild whose parent is gone before anybody looks, and which keeps the output open.
        new ProcessBuilder("sh", "-c", "sleep 600 & sleep 600").inheritIO().start();
        Thread.sleep(300);
      }
      default -> {}
    }
    String name = list.get(0).replace("^", "").replace("$", "").replace("\\", "");
    String params = p < 0 ? "" : "\"params\": {\"how\": \"" + how + "\"},";
    double speed = 1;
    try (var in = FakeBenchmarks.class.getResourceAsStream("/speed")) {
      speed = in == null ? 1 : Double.parseDouble(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    if (how.equals("better") && System.getProperty("interleave.dial", "off").equals("on")) {
      speed /= 1.2;
    }
    double score = speed * (100 + System.nanoTime() % 7 / 10.0);
    Files.writeString(
        result,
        """
        [{"jmhVersion": "1.37", "benchmark": "%s", "mode": "thrpt", "threads": 1, "forks": 1,
          "jdkVersion": "25", "vmName": "fake", "jvmArgs": [], %s
          "primaryMetric": {"score": %s, "scoreError": "NaN", "scoreUnit": "ops/s", "rawData": [[%s, %s]]},
          "secondaryMetrics": {}}]
        """
            .formatted(name, params, score, score, score));
  }
}

/** What a suite may have run first. */
final class FakePreparation {
  public static void main(String[] args) {
    System.out.println("calibrating ...");
    System.out.println("fake.given=4 \"two\"");
  }
}

/** A preparation that fails. */
final class FakeBrokenPreparation {
  public static void main(String[] args) {
    System.err.println("no calibration today");
    System.exit(7);
  }
}
