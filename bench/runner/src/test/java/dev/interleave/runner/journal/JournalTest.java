package dev.interleave.runner.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.input.Fork;
import dev.interleave.runner.Cells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir private Path temp;
  private ResultsFolder folder;
  private Journal journal;

  @BeforeEach
  void open() throws IOException {
    folder = ResultsFolder.open(temp);
    folder.begin();
    journal = new Journal(folder);
  }

  @AfterEach
  void close() {
    folder.close();
  }

  @Test
  void readsBackWhatItAppends() throws IOException {
    journal.append(fork(1));
    journal.append(fork(2));
    assertThat(journal.forks()).containsExactly(fork(1), fork(2));
  }

  @Test
  void aTornLastLineIsCutOff() throws IOException {
    journal.append(fork(1));
    Files.writeString(folder.forksFile(), "{\"index\":2,\"rou", StandardOpenOption.APPEND);
    assertThat(journal.forks()).containsExactly(fork(1));
    journal.append(fork(3));
    assertThat(journal.forks()).containsExactly(fork(1), fork(3));
  }

  @Test
  void aWholeLastLineWithoutItsEndCounts() throws IOException {
    journal.append(fork(1));
    String text = Files.readString(folder.forksFile());
    Files.writeString(folder.forksFile(), text.strip());
    assertThat(journal.forks()).containsExactly(fork(1));
    journal.append(fork(2));
    assertThat(journal.forks()).containsExactly(fork(1), fork(2));
  }

  @Test
  void beforeTheFirstForkThereIsNone() throws IOException {
    assertThat(journal.forks()).isEmpty();
  }

  private static Fork fork(int index) {
    return new Fork(
        index,
        1,
        Cells.key("a"),
        Fork.Status.OK,
        null,
        "raw/0001.json",
        null,
        "2026-01-01T00:00:00Z",
        1.5,
        List.of(1.0),
        Map.of("k", "v"),
        new Fork.Conditions(0.1, null, 0.2, null));
  }
}
