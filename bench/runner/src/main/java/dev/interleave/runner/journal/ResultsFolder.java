package dev.interleave.runner.journal;

import dev.interleave.report.input.Fork;
import dev.interleave.report.input.Probe;
import dev.interleave.report.input.Run;
import dev.interleave.runner.problem.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder of one run: which files in it are Interleave's, and so may be replaced.
 *
 * <p>A hidden file {@code .interleave} lists what the report wrote, and while it writes {@code
 * .interleave-before} lists what was there before; {@code .lock} is locked while a run goes on.
 */
public final class ResultsFolder implements AutoCloseable {
  private static final String MARKER = ".interleave";
  private static final String BEFORE = ".interleave-before";

  /** A file of its own, opened once: a process loses its lock with any of its handles on a file. */
  private static final String LOCK = ".lock";

  private static final String SUITE = "suite.json";
  private static final String RAW = "raw";
  private static final Set<String> OWN = Set.of(Run.FILE, Fork.FILE, Probe.FILE, SUITE, RAW);
  private static final Pattern OWN_RAW =
      Pattern.compile("\\d{4,}\\.(json|json\\.part|log|hs_err\\.log)|hs_err\\.log");
  private static final int SHOWN = 5;

  private final Path folder;
  private final FileChannel channel;

  private ResultsFolder(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Opens a folder for a run, and makes it where missing; nothing in it is changed.
   *
   * @throws Problem if it can't be written to, or another run works on it
   */
  @SuppressWarnings("resource") // The channel is kept open for as long as the lock is wanted.
  public static ResultsFolder open(Path out) {
    Path folder = out.toAbsolutePath().normalize();
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!lock(channel)) {
        channel.close();
        throw Problem.usage(
            "--out=%s is in use by another run that is still going on. Wait for it to end or choose another folder."
                .formatted(out));
      }
      return new ResultsFolder(folder, channel);
    } catch (IOException e) {
      throw Problem.output("--out=%s can't be written to".formatted(out), e);
    }
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  public Path path() {
    return folder;
  }

  /** Where forks leave their results and logs. */
  public Path raw() {
    return folder.resolve(RAW);
  }

  public Path runFile() {
    return folder.resolve(Run.FILE);
  }

  public Path forksFile() {
    return folder.resolve(Fork.FILE);
  }

  public Path suiteFile() {
    return folder.resolve(SUITE);
  }

  /** Takes how fast the machine was. */
  public Path calibrationFile() {
    return folder.resolve(Probe.FILE);
  }

  public boolean hasRun() {
    return Files.exists(runFile());
  }

  /**
   * Makes sure that a new run would replace nothing but an old run.
   *
   * @throws Problem if something else is in the folder
   */
  public void refuseForeignFiles() {
    List<String> foreign = new ArrayList<>();
    Set<String> written = written();
    for (String name : reportFiles()) {
      if (!written.contains(name)) {
        foreign.add(name);
      }
    }
    for (String name : names(raw())) {
      if (!OWN_RAW.matcher(name).matches()) {
        foreign.add(RAW + "/" + name);
      }
    }
    if (!foreign.isEmpty()) {
      throw Problem.usage(
          "--out=%s holds files that no run made: %s%s. Choose an empty or new folder, or move them away."
              .formatted(
                  folder,
                  foreign.stream().limit(SHOWN).collect(Collectors.joining(", ")),
                  foreign.size() > SHOWN ? " and %d more".formatted(foreign.size() - SHOWN) : ""));
    }
  }

  /** Removes an old run, and makes the folders of a new one. */
  public void begin() throws IOException {
    for (String name : names(raw())) {
      if (OWN_RAW.matcher(name).matches()) {
        Files.deleteIfExists(raw().resolve(name));
      }
    }
    for (String name : written()) {
      Files.deleteIfExists(folder.resolve(name));
    }
    removeEmptyFolders();
    for (Path file :
        List.of(folder.resolve(BEFORE), forksFile(), calibrationFile(), suiteFile(), runFile())) {
      Files.deleteIfExists(file);
    }
    Files.createDirectories(raw());
  }

  /** Runs {@code writer}, and remembers the files that it makes in the folder. */
  public void remember(Runnable writer) throws IOException {
    Set<String> others = reportFiles();
    others.removeAll(written());
    Files.write(folder.resolve(BEFORE), others);
    try {
      writer.run();
    } finally {
      Files.write(folder.resolve(MARKER), written());
      Files.delete(folder.resolve(BEFORE));
    }
  }

  /** Every file that is neither hidden nor the run's own, charts in folders below included. */
  private Set<String> reportFiles() {
    Set<String> files = new TreeSet<>();
    for (String name : names(folder)) {
      if (!name.startsWith(".") && !OWN.contains(name)) {
        walk(folder.resolve(name)).stream()
            .filter(file -> !Files.isDirectory(file))
            .map(file -> folder.relativize(file).toString())
            .forEach(files::add);
      }
    }
    return files;
  }

  private void removeEmptyFolders() throws IOException {
    for (String name : names(folder)) {
      if (!name.startsWith(".") && !OWN.contains(name)) {
        for (Path inner : walk(folder.resolve(name)).reversed()) {
          if (Files.isDirectory(inner) && names(inner).isEmpty()) {
            Files.delete(inner);
          }
        }
      }
    }
  }

  /** A file, or a folder with all below it, outer before inner. */
  private static List<Path> walk(Path from) {
    try (Stream<Path> files = Files.walk(from)) {
      return files.toList();
    } catch (IOException e) {
      throw Problem.output("%s can't be read".formatted(from), e);
    }
  }

  /**
   * Writes into any folder; where it holds a run, what is made there counts as the run's.
   *
   * @throws Problem if a run works on the folder right now
   */
  public static void write(Path out, Runnable writer) {
    if (!Files.exists(out.resolve(Run.FILE))) {
      writer.run();
      return;
    }
    try (ResultsFolder folder = open(out)) {
      folder.remember(writer);
    } catch (IOException e) {
      throw Problem.output("--out=%s can't be written to".formatted(out), e);
    }
  }

  /** What reports wrote here, also one that was killed before it could say so. */
  private Set<String> written() {
    Set<String> written = lines(MARKER);
    if (Files.exists(folder.resolve(BEFORE))) {
      written.addAll(reportFiles());
      written.removeAll(lines(BEFORE));
    }
    return written;
  }

  private Set<String> lines(String name) {
    try {
      return new TreeSet<>(Files.readAllLines(folder.resolve(name)));
    } catch (IOException e) {
      return new TreeSet<>();
    }
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> folder.relativize(file).toString()).sorted().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw Problem.output("%s can't be read".formatted(folder), e);
    }
  }

  /** Gives the folder back to other runs. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock ends with the process at the latest.
      return;
    }
  }
}
