package dev.interleave.runner.compare;

import dev.interleave.runner.environment.Tool;
import dev.interleave.runner.problem.ExitCode;
import dev.interleave.runner.problem.Problem;
import dev.interleave.runner.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The old build's jar: a file, or a revision of the candidate's repository, which is then built in
 * a git worktree that is gone when the jar is there.
 */
final class Baseline {
  private static final int LINES_SHOWN = 20;

  private Baseline() {}

  /**
   * The jar.
   *
   * @param baseline a file or a revision
   * @param candidate the new build's jar; a revision's is expected at the same place in its tree
   * @param build the command that builds it, for a shell
   * @param out where to keep a jar that was built; one that is there is not built again
   * @throws Problem if it is neither, or can't be built
   */
  static Path jar(String baseline, Path candidate, String build, Path out, Progress progress)
      throws IOException {
    if (Files.exists(Path.of(baseline))) {
      return Path.of(baseline);
    }
    Path jar = candidate.toAbsolutePath().normalize();
    Path folder = Objects.requireNonNullElse(jar.getParent(), jar);
    Optional<Path> root =
        git(folder, "rev-parse", "--show-toplevel").map(top -> Path.of(top).toAbsolutePath());
    Optional<String> commit =
        root.flatMap(top -> git(top, "rev-parse", "--verify", "--quiet", baseline + "^{commit}"));
    if (root.isEmpty() || commit.isEmpty()) {
      throw Problem.usage(
          "--baseline=%s is neither a file nor a revision of %s. Give the jar of the old build, or a commit, tag or branch of the repository that the candidate was built in."
              .formatted(
                  baseline, root.map(Path::toString).orElse("a git repository around " + jar)));
    }
    Path kept = out.resolve("baseline-%.12s.jar".formatted(commit.get()));
    if (!Files.exists(kept)) {
      Files.createDirectories(out);
      build(root.get(), commit.get(), root.get().relativize(real(jar)), build, kept, progress);
    }
    return kept;
  }

  /** As git names it: without symbolic links. */
  private static Path real(Path jar) throws IOException {
    return Files.exists(jar) ? jar.toRealPath() : jar;
  }

  private static void build(
      Path root, String commit, Path place, String build, Path kept, Progress progress)
      throws IOException {
    progress.say("Building %.12s in a worktree of its own: %s".formatted(commit, build));
    Path worktree = Files.createTempDirectory("interleave-baseline-");
    try {
      if (git(root, "worktree", "add", "--detach", "--force", worktree.toString(), commit)
          .isEmpty()) {
        throw Problem.usage(
            "git can't make a worktree of %s in %s. See: git worktree list"
                .formatted(commit, worktree));
      }
      Path log = kept.resolveSibling("baseline-build.log");
      int exit = run(worktree, build, log);
      Path built = worktree.resolve(place);
      if (exit != 0 || !Files.exists(built)) {
        throw new Problem(
            ExitCode.NOTHING_MEASURED,
            "%.12s can't be compared: %s. Give the command that builds it with --build, or its jar with --baseline. The end of %s:%n%s"
                .formatted(
                    commit,
                    exit != 0
                        ? "its build ended with exit code " + exit
                        : "its build left no " + place,
                    log,
                    end(log)));
      }
      Path partial = kept.resolveSibling(kept.getFileName() + ".part");
      Files.copy(built, partial, StandardCopyOption.REPLACE_EXISTING);
      Files.move(partial, kept, StandardCopyOption.ATOMIC_MOVE);
      Files.deleteIfExists(log);
    } finally {
      git(root, "worktree", "remove", "--force", worktree.toString());
    }
  }

  private static int run(Path folder, String command, Path log) throws IOException {
    Process process =
        new ProcessBuilder("sh", "-c", command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    process.getOutputStream().close();
    Thread killer =
        new Thread(
            () -> {
              process.descendants().forEach(ProcessHandle::destroy);
              process.destroy();
            });
    Runtime.getRuntime().addShutdownHook(killer);
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    } finally {
      Runtime.getRuntime().removeShutdownHook(killer);
    }
  }

  private static String end(Path log) throws IOException {
    if (!Files.exists(log)) {
      return "";
    }
    try (Stream<String> lines = Files.lines(log)) {
      List<String> all = new ArrayList<>(lines.toList());
      return String.join(
          System.lineSeparator(), all.subList(Math.max(0, all.size() - LINES_SHOWN), all.size()));
    }
  }

  private static Optional<String> git(Path folder, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    return Tool.ask(Files.isDirectory(folder) ? folder : null, command)
        .filter(answer -> answer.exitCode() == 0)
        .map(answer -> answer.output().strip());
  }
}
