package dev.interleave.runner.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitTest {
  @TempDir private Path temp;

  @Test
  void outsideARepositoryThereIsNone() {
    assertThat(Git.of(temp)).isEmpty();
  }

  @Test
  void theWorkingFolderIsAFolderToo() {
    assertThat(
            Tool.ask(
                Path.of(""),
                List.of(ProcessHandle.current().info().command().orElseThrow(), "-version")))
        .isPresent();
  }

  @Test
  void knowsCommitAndChanges() throws IOException {
    assumeTrue(Tool.ask(temp, List.of("git", "init", "-q")).isPresent(), "needs git");
    assertThat(
            Tool.ask(
                temp,
                List.of(
                    "git",
                    "-c",
                    "user.name=t",
                    "-c",
                    "user.email=t@example.org",
                    "commit",
                    "-q",
                    "--allow-empty",
                    "-m",
                    "first")))
        .hasValueSatisfying(answer -> assertThat(answer.exitCode()).isZero());
    Git clean = Git.of(temp).orElseThrow();
    assertThat(clean.commit()).hasSize(40);
    assertThat(clean.dirty()).isFalse();
    Files.writeString(temp.resolve("new"), "x");
    assertThat(Git.of(temp).orElseThrow().dirty()).isTrue();
  }

  @Test
  void aMissingToolIsAnEmptyAnswer() {
    assertThat(Tool.ask(null, List.of("no-such-program-anywhere"))).isEmpty();
  }
}
