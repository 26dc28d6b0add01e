package dev.interleave.report.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.Samples;
import dev.interleave.report.input.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswersTest {
  @TempDir Path folder;

  @Test
  void aTieIsSaidToBeOne() throws IOException {
    assertThat(
            answer(
                "ops/s",
                Map.of(
                    "a", "[100], [100.1], [100.2]",
                    "b", "[99.9], [100], [100.1]",
                    "c", "[50], [50.1], [49.9]")))
        .isEqualTo(
            "C: a and b tie at 100.1 ops/s (a 100.1 [99.9, 100.3], b 100.0 [99.8, 100.2]);"
                + " 2.00x [1.99, 2.01] as fast as the next, c at 50.0 [49.8, 50.2] ops/s.");
  }

  @Test
  void whatCanNotBeToldApartIsNeitherAWinnerNorATie() throws IOException {
    assertThat(answer("ops/s", Map.of("a", "[90], [110], [130]", "b", "[80], [100], [120]")))
        .startsWith("C: a measures highest at 108.8 [")
        .contains("b can't be told apart from it (1.103x [0.709, 1.714])");
  }

  @Test
  void ofTimesTheShortestIsBest() throws IOException {
    assertThat(answer("ns/op", Map.of("a", "[10], [10.1], [9.9]", "b", "[20], [20.1], [19.9]")))
        .startsWith("C: a is fastest at 10.00 [9.75, 10.25] ns/op")
        .contains("; 2.00x [1.96, 2.04] as fast as the next, b at 20.00 [");
  }

  @Test
  void oneForkIsNotCertain() throws IOException {
    assertThat(answer("ops/s", Map.of("a", "[10, 11]", "b", "[20, 21]")))
        .isEqualTo(
            "C: b measures highest at 20.5 ops/s; next comes a at 10.50 ops/s;"
                + " 1 fork, too few for an interval: take nothing here as certain.");
  }

  @Test
  void aRivalWithTooFewForksIsSaidToHaveThem() throws IOException {
    assertThat(answer("ops/s", Map.of("a", "[10, 11]", "b", "[20], [20.1], [19.9]")))
        .startsWith("C: b measures highest at 20.00 [")
        .endsWith("ops/s; next comes a at 10.50 ops/s (1 fork, too few to compare).");
  }

  @Test
  void noRatioOfWhatIsNotPositive() throws IOException {
    assertThat(answer("ops/s", Map.of("a", "[0], [1], [2]", "b", "[-1], [0], [0.5]")))
        .startsWith(
            "C: a measures highest at 1.000 [-1.484, 3.484] ops/s; next comes b at -0.1667 [");
  }

  @Test
  void ofManyParametersOnlyThoseThatTellApartAreNamed() throws IOException {
    String results =
        java.util.stream.IntStream.range(0, 3)
            .mapToObj(
                i ->
                    java.util.stream.IntStream.range(0, 200)
                        .mapToObj(p -> "\"p%d\": \"v%d\"".formatted(p, p * i))
                        .collect(Collectors.joining(", ")))
            .map(
                params ->
                    """
                    {"benchmark": "p.C.m", "mode": "thrpt", "params": {%s}, "primaryMetric":
                        {"scoreUnit": "ops/s", "rawData": [[1], [2], [3]]}}
                    """
                        .formatted(params))
            .collect(Collectors.joining(",", "[", "]"));
    Findings findings =
        Analysis.of(List.of(Source.read(Files.writeString(folder.resolve("a.json"), results))));
    assertThat(findings.headlines())
        .extracting(Row::name)
        .containsExactly("p1=v0", "p1=v1", "p1=v2");
    assertThat(findings.figures().getFirst().marks())
        .extracting(Figure.Mark::label)
        .containsExactlyInAnyOrder("p1=v0", "p1=v1", "p1=v2");
  }

  @Test
  void linesAreComparedAtTheirFarEnd() {
    Findings findings = Samples.findings("java-benchmarks-excerpt.json");
    assertThat(findings.answers())
        .extracting(Answer::subject)
        .contains("StreamBenchmark, collectionSize 1 000 000");
    assertThat(findings.figures())
        .filteredOn(figure -> figure.title().equals("StreamBenchmark"))
        .singleElement()
        .satisfies(
            figure -> {
              assertThat(figure.kind()).isEqualTo(Figure.Kind.LINES);
              assertThat(figure.logX()).isTrue();
              assertThat(figure.marks()).hasSize(12);
            });
  }

  @Test
  void manyBarsAreSpreadOverPictures() throws IOException {
    Map<String, String> many =
        java.util.stream.IntStream.range(0, 61)
            .boxed()
            .collect(Collectors.toMap(i -> "m" + i, i -> "[" + (i + 1) + "]"));
    List<Figure> figures = analyse("ops/s", many).figures();
    assertThat(figures).hasSize(3);
    assertThat(figures).allSatisfy(figure -> assertThat(figure.marks()).hasSizeBetween(20, 21));
    assertThat(figures.getFirst().title()).isEqualTo("C (1 of 3)");
    assertThat(figures.getFirst().marks().getFirst().label()).isEqualTo("m60");
    assertThat(figures.getFirst().caption()).contains("other pictures");
  }

  private String answer(String unit, Map<String, String> rawByMethod) throws IOException {
    return analyse(unit, rawByMethod).answers().getFirst().toString();
  }

  private Findings analyse(String unit, Map<String, String> rawByMethod) throws IOException {
    String results =
        rawByMethod.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(
                method ->
                    """
                    {"benchmark": "p.C.%s", "mode": "thrpt", "primaryMetric":
                        {"scoreUnit": "%s", "rawData": [%s]}}
                    """
                        .formatted(method.getKey(), unit, method.getValue()))
            .collect(Collectors.joining(",", "[", "]"));
    return Analysis.of(
        List.of(Source.read(Files.writeString(folder.resolve("jmh.json"), results))));
  }
}
