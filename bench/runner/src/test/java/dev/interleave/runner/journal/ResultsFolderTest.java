package dev.interleave.runner.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interleave.runner.problem.ExitCode;
import dev.interleave.runner.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFolderTest {
  @TempDir private Path temp;

  @Test
  void foreignFilesAreRefused() throws IOException {
    Files.writeString(temp.resolve("thesis.txt"), "years of work");
    try (ResultsFolder folder = ResultsFolder.open(temp)) {
      assertThatThrownBy(folder::refuseForeignFiles)
          .isInstanceOf(Problem.class)
          .hasMessageContaining("thesis.txt");
    }
  }

  @Test
  void hiddenFilesAreNobodysBusiness() throws IOException {
    Files.writeString(temp.resolve(".gitignore"), "*");
    try (ResultsFolder folder = ResultsFolder.open(temp)) {
      folder.refuseForeignFiles();
      folder.begin();
    }
    assertThat(temp.resolve(".gitignore")).exists();
  }

  @Test
  void anOldRunIsReplacedWithWhatItsReportWrote() throws IOException {
    try (ResultsFolder folder = ResultsFolder.open(temp)) {
      folder.begin();
      for (String name :
          new String[] {"raw/0001.json", "raw/0002.log", "run.json", "forks.jsonl"}) {
        Files.writeString(temp.resolve(name), "x");
      }
      folder.remember(
          () -> {
            write(temp.resolve("report.html"));
            write(temp.resolve("charts/one.png"));
          });
    }
    try (ResultsFolder folder = ResultsFolder.open(temp)) {
      assertThat(folder.hasRun()).isTrue();
      assertThatCode(folder::refuseForeignFiles).doesNotThrowAnyException();
      folder.begin();
      assertThat(folder.hasRun()).isFalse();
      assertThat(temp.resolve("report.html")).doesNotExist();
      assertThat(temp.resolve("charts")).doesNotExist();
      assertThat(folder.raw()).isEmptyDirectory();
    }
  }

  @Test
  void strangersAmongChartsAreRefused() throws IOException {
    try (ResultsFolder folder = ResultsFolder.open(temp)) {
      folder.begin();
      folder.remember(() -> write(temp.resolve("charts/one.png")));
      write(temp.resolve("charts/mine.png"));
      assertThatThrownBy(folder::refuseForeignFiles).hasMessageContaining("charts/mine.png");
    }
  }

  @Test
  void whatAKilledReportHadWrittenIsReplaced() throws IOException {
    write(temp.resolve("notes.txt"));
    try (ResultsFolder folder = ResultsFolder.open(temp)) {
      folder.begin();
      folder.remember(
          () -> {
            write(temp.resolve("charts/one.png"));
            copy(temp.resolve(".interleave-before"), temp.resolve(".saved"));
          });
    }
    Files.delete(temp.resolve(".interleave"));
    Files.move(temp.resolve(".saved"), temp.resolve(".interleave-before"));
    try (ResultsFolder folder = ResultsFolder.open(temp)) {
      assertThatThrownBy(folder::refuseForeignFiles)
          .hasMessageContaining("notes.txt")
          .hasMessageNotContaining("charts/one.png");
      folder.begin();
    }
    assertThat(temp.resolve("charts")).doesNotExist();
    assertThat(temp.resolve("notes.txt")).exists();
    assertThat(temp.resolve(".interleave-before")).doesNotExist();
  }

  @Test
  void aReportThatFailsIsReplacedToo() throws IOException {
    try (ResultsFolder folder = ResultsFolder.open(temp)) {
      folder.begin();
      assertThatThrownBy(
              () ->
                  folder.remember(
                      () -> {
                        write(temp.resolve("summary.md"));
                        throw new IllegalStateException("full");
                      }))
          .hasMessage("full");
      assertThatCode(folder::refuseForeignFiles).doesNotThrowAnyException();
      write(temp.resolve("mine.md"));
      assertThatThrownBy(folder::refuseForeignFiles)
          .hasMessageContaining("mine.md")
          .hasMessageNotContaining("summary.md");
    }
  }

  @Test
  void strangersAmongRawFilesAreRefused() throws IOException {
    try (ResultsFolder folder = ResultsFolder.open(temp)) {
      folder.begin();
      Files.writeString(folder.raw().resolve("mine.json"), "x");
      assertThatThrownBy(folder::refuseForeignFiles).hasMessageContaining("raw/mine.json");
    }
  }

  @Test
  void twoRunsDoNotShareAFolder() {
    try (ResultsFolder folder = ResultsFolder.open(temp)) {
      assertThat(folder.path()).isEqualTo(temp.toAbsolutePath().normalize());
      assertThatThrownBy(() -> ResultsFolder.open(temp)).hasMessageContaining("in use");
    }
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "x");
    assertThatThrownBy(() -> ResultsFolder.open(file))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.OUTPUT))
        .hasMessageContaining("it is a file");
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file) {
    try {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, "x");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
