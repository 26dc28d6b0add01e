package dev.interleave.services.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFoldersTest {
  @TempDir Path parent;

  private Path folder(long pid) throws IOException {
    Path folder = new DataFolders(parent).make();
    Files.writeString(folder.resolve("postmaster.pid"), pid + "\n" + folder + "\n");
    Files.createDirectories(folder.resolve("base/1"));
    Files.writeString(folder.resolve("base/1/112"), "rows");
    return folder;
  }

  @Test
  void theFolderOfWhatDidNotStartIsRemovedAndTheReasonKept() throws IOException {
    var folders = new DataFolders(parent);
    assertThat(folders.<Path>inNew(folder -> folder)).isDirectory();
    assertThatThrownBy(
            () ->
                folders.inNew(
                    folder -> {
                      Files.writeString(folder.resolve("half"), "written");
                      throw new IOException("can't write in " + folder);
                    }))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("can't write in " + parent);
    try (Stream<Path> left = Files.list(parent)) {
      assertThat(left).as("that of what did start").hasSize(1);
    }
  }

  @Test
  void messagesOfOneReasonAreTheSameWhateverTheFolder() throws IOException {
    var folders = new DataFolders(parent);
    assertThat(folders.withoutNames("[initdb, -D, %s, -E] in /x".formatted(folders.make())))
        .isEqualTo("[initdb, -D, a new folder, -E] in /x");
  }

  @Test
  void whatAKilledServerLeftIsRemovedAndNothingElse() throws Exception {
    Process ended =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java") + "", "--version")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    ended.waitFor();
    Path left = folder(ended.pid());
    Path used = folder(ProcessHandle.current().pid());
    Path beingMade = new DataFolders(parent).make();
    Path others = Files.createDirectory(parent.resolve("others"));
    new DataFolders(parent).removeLeftovers();
    assertThat(left).doesNotExist();
    assertThat(used.resolve("base/1/112")).exists();
    assertThat(beingMade).exists();
    assertThat(others).exists();
    assertThat(DataFolders.pid(used)).hasValue(ProcessHandle.current().pid());
    assertThat(DataFolders.pid(beingMade)).isEmpty();
  }
}
