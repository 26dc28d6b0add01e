package dev.interleave.runner.environment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The state of the working folder's repository.
 *
 * @param dirty whether there are uncommitted changes
 */
public record Git(String commit, boolean dirty) {

  /** Empty outside a repository, and where there is no git. */
  public static Optional<Git> of(Path folder) {
    Optional<String> commit = ask(folder, "rev-parse", "HEAD").map(String::strip);
    return commit.map(
        hash ->
            new Git(
                hash, ask(folder, "status", "--porcelain").filter(s -> !s.isBlank()).isPresent()));
  }

  private static Optional<String> ask(Path folder, String command, String option) {
    return Tool.ask(folder, List.of("git", command, option))
        .filter(answer -> answer.exitCode() == 0)
        .map(Tool.Answer::output);
  }
}
