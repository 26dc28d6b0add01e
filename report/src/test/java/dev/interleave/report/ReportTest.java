package dev.interleave.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interleave.report.analysis.Doubt;
import dev.interleave.report.io.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir Path folder;

  @Test
  void writesEveryOutput() throws IOException {
    Report report = Report.read(List.of(Samples.path("results-small")));
    report.writeTo(folder.resolve("out"));
    try (var files = Files.walk(folder.resolve("out"))) {
      assertThat(files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "results.csv",
              "raw.csv",
              "github-action-benchmark-bigger-is-better.json",
              "github-action-benchmark-smaller-is-better.json",
              "summary.md",
              "report.html",
              "w1-bars.png",
              "w1-bars-dark.png",
              "w1-lines.png",
              "w1-lines-dark.png",
              "forks.png",
              "forks-dark.png");
    }
    var picture = ImageIO.read(folder.resolve("out/charts/w1-lines.png").toFile());
    assertThat(picture.getWidth()).isEqualTo(1920);
    assertThat(picture.getHeight()).isEqualTo(1120);
  }

  @Test
  void answersInWordsAndNamesItsDoubts() {
    Report report = Report.read(List.of(Samples.path("results-small")));
    assertThat(report.answers())
        .containsExactly(
            "Waiting work, 1000 at once: alpha-1: 18 890 [18 650, 19 130] units/s,"
                + " 96 % [94, 97] of the limit; 95.7x [94.4, 97.0] as fast as the reference,"
                + " solo n=1 at 197.4 [195.0, 199.9] units/s.");
    assertThat(report.doubts())
        .extracting(Object::getClass)
        .containsExactly(
            Doubt.BadForks.class,
            Doubt.NotSteady.class,
            Doubt.Stolen.class,
            Doubt.VirtualMachine.class,
            Doubt.Dropped.class);
    assertThat(report.doubts()).allSatisfy(doubt -> assertThat(doubt.advice()).endsWith("."));
  }

  @Test
  void theSameInputTwiceCountsOnce() {
    Path file = Samples.path("fs2-benchmark-excerpt.json");
    assertThat(Report.read(List.of(file, file)).findings().rows().getFirst().value().forks())
        .isEqualTo(5);
  }

  @Test
  void needsAnInputAndAFolderToWriteTo() throws IOException {
    assertThatThrownBy(() -> Report.read(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one");
    Path file = Files.createFile(folder.resolve("file"));
    Report report = Report.read(List.of(Samples.path("fs2-benchmark-excerpt.json")));
    assertThatThrownBy(() -> report.writeTo(file))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("Choose a folder");
  }
}
