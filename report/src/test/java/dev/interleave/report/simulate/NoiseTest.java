package dev.interleave.report.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Fork;
import dev.interleave.report.input.InputException;
import dev.interleave.report.input.Json;
import dev.interleave.report.input.Run;
import dev.interleave.report.io.AtomicFiles;
import dev.interleave.report.simulate.RecordedNoise.Series;
import dev.interleave.report.simulate.SyntheticNoise.Kind;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.stat.StatUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseTest {
  @TempDir private Path temp;

  private static Noise.Rounds rounds(Noise noise, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return noise.machine(random.split(), 2).benchmark(random.split());
  }

  private static double[] forks(Noise noise, int count) {
    Noise.Rounds rounds = rounds(noise, 5);
    return IntStream.range(0, count / 2)
        .boxed()
        .flatMap(i -> Arrays.stream(rounds.next()))
        .mapToDouble(StatUtils::mean)
        .toArray();
  }

  @Test
  void forksVaryByAsMuchAsIsSaid() {
    double[] steady = forks(new SyntheticNoise(Kind.STEADY, 0.02), 20_000);
    assertThat(Math.sqrt(StatUtils.variance(steady))).isCloseTo(0.02, within(0.0005));
    double[] heavy = forks(new SyntheticNoise(Kind.HEAVY_TAILED, 0.02), 20_000);
    assertThat(StatUtils.percentile(heavy, 75) - StatUtils.percentile(heavy, 25))
        .isCloseTo(2 * 0.6745 * 0.02, within(0.002));
    assertThat(StatUtils.max(heavy)).isGreaterThan(0.3);
  }

  @Test
  void burstsAndGroupsAreSeen() {
    double[] bursty = forks(new SyntheticNoise(Kind.BURSTY, 0.001), 10_000);
    assertThat(Arrays.stream(bursty).filter(fork -> fork > 0.03).count() / 10_000.0)
        .isCloseTo(0.15 * 0.75, within(0.015));
    double[] spells = forks(new SyntheticNoise(Kind.SPELLS, 0.001), 10_000);
    assertThat(Arrays.stream(spells).filter(fork -> fork > 0.01).count() / 10_000.0)
        .isCloseTo(12 / 80.0, within(0.06));
    double[] bimodal = forks(new SyntheticNoise(Kind.BIMODAL, 0.001), 10_000);
    assertThat(Arrays.stream(bimodal).filter(fork -> fork > 0.03).count() / 10_000.0)
        .isCloseTo(0.5, within(0.03));
  }

  @Test
  void replayKeepsRoundsInTheOrderOfTime() {
    RecordedNoise noise = new RecordedNoise("rising", List.of(rising(30)));
    Noise.Rounds replay = rounds(noise, 1);
    List<Double> levels = new ArrayList<>();
    for (int round = 0; round < 50; round++) {
      double[][] forks = replay.next();
      levels.add(Math.exp(forks[0][0]));
      assertThat(Math.exp(forks[1][1])).isCloseTo(levels.getLast() + 0.5, within(1e-9));
    }
    for (int block = 0; block < 50; block += 5) {
      for (int i = 1; i < 5; i++) {
        assertThat(levels.get(block + i) - levels.get(block + i - 1)).isCloseTo(1, within(1e-9));
      }
    }
    assertThat(levels.stream().distinct().count()).isGreaterThan(15);
  }

  @Test
  void allBenchmarksOfABuildReplayTheSameStretch() {
    RecordedNoise noise = new RecordedNoise("rising", List.of(rising(30)));
    SplittableRandom random = new SplittableRandom(2);
    Noise.Machine machine = noise.machine(random.split(), 2);
    Noise.Rounds one = machine.benchmark(random.split());
    Noise.Rounds other = machine.benchmark(random.split());
    for (int round = 0; round < 20; round++) {
      assertThat(one.next()).isDeepEqualTo(other.next());
    }
  }

  private static Series rising(int rounds) {
    return new Series(
        "b",
        IntStream.range(0, rounds)
            .mapToObj(i -> List.of(List.of(i + 1.0), List.of(9.0, i + 1.5)))
            .toList());
  }

  @Test
  void aFileGivesBackWhatWasWritten() {
    RecordedNoise noise = new RecordedNoise("busy, at night", List.of(rising(3)));
    String text = NoiseFile.text(noise);
    assertThat(text)
        .startsWith(
            """
            condition,benchmark,round,order,iteration,value
            "busy, at night",b,1,1,1,1
            "busy, at night",b,1,2,1,9
            "busy, at night",b,1,2,2,1.5
            """);
    assertThat(NoiseFile.read(Path.of("x.csv"), new StringReader(text))).containsExactly(noise);
  }

  @Test
  void manyConditionsMayShareAFileInAnyOrder() {
    String text =
        """
        value,condition,benchmark,round,order,iteration
        2.5,b,one,2,1,1
        2.6,b,one,2,2,1
        1.5,a,one,1,1,1
        1.6,a,one,1,2,1
        2.7,b,one,1,2,1
        2.8,b,one,1,1,1
        """;
    List<RecordedNoise> noises = NoiseFile.read(Path.of("x.csv"), new StringReader(text));
    assertThat(noises).extracting(RecordedNoise::condition).containsExactly("a", "b");
    assertThat(noises.getLast().series().getFirst().rounds())
        .containsExactly(List.of(List.of(2.8), List.of(2.7)), List.of(List.of(2.5), List.of(2.6)));
  }

  @Test
  void recordingsOfOneConditionAreOneNoise() {
    RecordedNoise day = new RecordedNoise("steady", List.of(rising(3)));
    RecordedNoise night = new RecordedNoise("busy", List.of(rising(4)));
    RecordedNoise next = new RecordedNoise("steady", List.of(rising(5)));
    List<RecordedNoise> merged = new SelfTest.Options(1, 1, List.of(day, night, next)).noises();
    assertThat(merged)
        .containsExactly(new RecordedNoise("steady", List.of(rising(3), rising(5))), night);
    // A noise from a formula has the same name.
    assertThat(merged.getFirst().title()).isEqualTo("recorded: steady");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "condition,benchmark\na,b\n",
        "condition,benchmark,round,order,iteration,value\n",
        "condition,benchmark,round,order,iteration,value\na,b,1,1,1,5\n",
        "condition,benchmark,round,order,iteration,value\na,b,1,1,1,5\na,b,1,2,1,-5\n",
        "condition,benchmark,round,order,iteration,value\na,b,one,1,1,5\n",
      })
  void aBadFileIsNamedWithWhatToDo(String text) throws Exception {
    Path file = Files.writeString(temp.resolve("noise.csv"), text);
    assertThatThrownBy(() -> NoiseFile.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("noise.csv: not recorded noise")
        .hasMessageContaining("interleave selftest record");
    assertThatThrownBy(() -> NoiseFile.read(temp.resolve("none.csv")))
        .hasMessageContaining("none.csv: no such file");
  }

  @Test
  void eightBenchmarksOfSixtyForksAreASmallFile() {
    SplittableRandom random = new SplittableRandom(1);
    List<Series> series =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    new Series(
                        "WorkloadBenchmark.batch primes virtual-threads 100" + i,
                        IntStream.range(0, 30)
                            .mapToObj(r -> List.of(values(random), values(random)))
                            .toList()))
            .toList();
    assertThat(NoiseFile.text(new RecordedNoise("steady", series)).length()).isLessThan(200_000);
  }

  private static List<Double> values(SplittableRandom random) {
    return random.doubles(5, 1000, 2000).boxed().toList();
  }

  @Test
  void theCommittedFilesAreRead() {
    assertThat(NoiseFile.committed()).isNotEmpty();
  }

  @Test
  void forksThatFollowEachOtherAreARound() {
    String text =
        NoiseFile.record("steady", Path.of("src/test/resources/fs2-benchmark-excerpt.json"));
    List<RecordedNoise> noises = NoiseFile.read(Path.of("x.csv"), new StringReader(text));
    assertThat(noises).extracting(RecordedNoise::condition).containsExactly("steady");
    // Five forks of each: the last one has no other.
    assertThat(noises.getFirst().series())
        .hasSize(3)
        .allSatisfy(series -> assertThat(series.rounds()).hasSize(2))
        .allSatisfy(series -> assertThat(series.benchmark()).doesNotContain("fs2.benchmark"));
  }

  @Test
  void aRunThatWasTooShortCanNotBeRecorded() {
    Path results = Path.of("src/test/resources/java-benchmarks-excerpt.json");
    assertThatThrownBy(() -> NoiseFile.record("steady", results))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no benchmark has 4 forks");
  }

  @Test
  void pairsOfABuildComparedWithItselfAreRoundsInTheOrderOfTime() {
    side("baseline", "same", "2026-01-01T00:00:0%dZ", 10);
    side("candidate", "same", "2026-01-01T00:00:0%d.5Z", 20);
    String text = NoiseFile.record("busy", temp);
    assertThat(NoiseFile.read(Path.of("x.csv"), new StringReader(text)))
        .containsExactly(
            new RecordedNoise(
                "busy",
                List.of(
                    new Series(
                        "B.work",
                        List.of(
                            List.of(List.of(11.0, 11.5), List.of(21.0, 21.5)),
                            List.of(List.of(12.0, 12.5), List.of(22.0, 22.5)))))));
  }

  @Test
  void aChangeIsNotRecordedAsNoise() {
    side("baseline", "one", "2026-01-01T00:00:0%dZ", 10);
    side("candidate", "other", "2026-01-01T00:00:0%dZ", 20);
    assertThatThrownBy(() -> NoiseFile.record("busy", temp))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("its two builds differ");
  }

  /** Two forks of two iterations: values from {@code level} + 1 on. */
  private void side(String name, String digest, String started, double level) {
    Path folder = temp.resolve(name);
    CellKey cell = new CellKey("x.B.work", Map.of());
    StringBuilder forks = new StringBuilder();
    for (int i = 1; i <= 2; i++) {
      write(
          folder.resolve("raw/%d.json".formatted(i)),
          """
          [{"benchmark": "x.B.work", "mode": "thrpt", "threads": 1, "forks": 1, "primaryMetric":
            {"score": %1$s, "scoreUnit": "ops/s", "rawData": [[%1$s, %2$s]]}}]
          """
              .formatted(level + i, level + i + 0.5));
      forks.append(
          """
          {"index": %1$d, "round": %1$d, "cell": {"benchmark": "x.B.work", "params": {}}, "status": "OK", \
          "file": "raw/%1$d.json", "startedAt": "%2$s", "seconds": 1, "warmup": [], "notes": {}, "conditions": {}}
          """
              .formatted(i, started.formatted(i)));
    }
    write(folder.resolve(Fork.FILE), forks.toString());
    Json.write(
        folder.resolve(Run.FILE),
        new Run(
            1,
            "",
            "",
            1,
            1,
            "",
            "x.jar",
            digest,
            Map.of(),
            List.of(cell),
            List.of(),
            new Run.Environment("", "", "", "", 1, 1, 1, null, null, "", "", null, null, false)));
  }

  private static void write(Path file, String text) {
    AtomicFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
