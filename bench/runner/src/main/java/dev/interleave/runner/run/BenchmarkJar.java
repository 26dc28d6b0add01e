package dev.interleave.runner.run;

import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Json;
import dev.interleave.report.input.Suite;
import dev.interleave.runner.fork.JmhCommand;
import dev.interleave.runner.plan.Listing;
import dev.interleave.runner.problem.Problem;
import dev.interleave.runner.problem.Reasons;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * A JMH jar, as far as it can be known without measuring.
 *
 * @param sha256 in hex
 * @param suiteText its suite as it stands in the jar, or null without one
 * @param suite the same, read
 * @param jmhVersion or null where the jar does not say
 * @param cells all of them, in the suite's order
 */
public record BenchmarkJar(
    Path file,
    String sha256,
    @Nullable String suiteText,
    @Nullable Suite suite,
    @Nullable String jmhVersion,
    List<Suite.Cell> cells) {
  private static final Pattern SUITE =
      Pattern.compile("META-INF/interleave/suite(?:-(.+))?\\.json");

  /**
   * Opens a jar and asks it for its benchmarks.
   *
   * @throws Problem if it is missing or no JMH jar
   */
  static BenchmarkJar open(
      String option, Path file, @Nullable String suiteName, JmhCommand jmh, Children children) {
    if (!Files.isRegularFile(file)) {
      throw Problem.usage("%s=%s: there is no such file. %s".formatted(option, file, hint(option)));
    }
    try (JarFile jar = new JarFile(file.toFile())) {
      Path suiteFile = suiteFile(file, jar, suiteName);
      String text =
          suiteName != null && suiteFile.equals(Path.of(suiteName))
              ? Files.readString(suiteFile)
              : text(jar, resource(suiteName));
      String properties = text(jar, "jmh.properties");
      Suite suite = text == null ? null : Json.parse(suiteFile, text, Suite.class);
      List<Suite.Cell> listed = list(option, file, jmh, children);
      List<Suite.Cell> cells =
          suite == null ? listed : known(option, file, suiteFile, suite, listed);
      return new BenchmarkJar(file, sha256(file), text, suite, version(properties), cells);
    } catch (IOException e) {
      throw Problem.usage(
          "%s=%s is not a readable jar: %s. %s"
              .formatted(option, file, Reasons.of(e), hint(option)));
    }
  }

  /**
   * Opens an old build's jar: where it lacks a suite that a newer build's jar carries, it has those
   * of that suite's cells that are in any suite of its own or, in a jar without suites, whose
   * benchmark it has.
   *
   * @param newer opened with the same name of a suite
   * @throws Problem if it is missing, no JMH jar, or has none of these cells
   */
  static BenchmarkJar openOlder(
      String option,
      Path file,
      @Nullable String suiteName,
      BenchmarkJar newer,
      JmhCommand jmh,
      Children children) {
    if (suiteName == null || !newer.carries(suiteName) || carries(file, suiteName)) {
      return open(option, file, suiteName, jmh, children);
    }
    BenchmarkJar old = open(option, file, null, jmh, children);
    Set<CellKey> known = old.cellsOfAllSuites();
    Set<String> benchmarks =
        old.cells.stream().map(Suite.Cell::benchmark).collect(Collectors.toSet());
    List<Suite.Cell> cells =
        newer.cells.stream()
            .filter(cell -> benchmarks.contains(cell.benchmark()))
            .filter(cell -> known.isEmpty() || known.contains(cell.key()))
            .toList();
    if (cells.isEmpty()) {
      throw Problem.usage(
          "%s=%s has no suite \"%s\", and none of that suite's cells in %s. Take another suite, by --suite, or a newer revision."
              .formatted(option, file, suiteName, newer.file));
    }
    return new BenchmarkJar(file, old.sha256, newer.suiteText, newer.suite, old.jmhVersion, cells);
  }

  private boolean carries(String name) {
    return carries(file, name);
  }

  /** Whether a jar has a suite of that name; a file that is no jar has none. */
  private static boolean carries(Path file, String name) {
    try (JarFile jar = new JarFile(file.toFile())) {
      return jar.getEntry(resource(name)) != null;
    } catch (IOException e) {
      return false;
    }
  }

  private Set<CellKey> cellsOfAllSuites() {
    try (JarFile jar = new JarFile(file.toFile())) {
      Set<CellKey> cells = new HashSet<>();
      for (ZipEntry entry : jar.stream().toList()) {
        if (SUITE.matcher(entry.getName()).matches()) {
          String text = Objects.requireNonNull(text(jar, entry.getName()));
          Json.parse(Path.of(file + "!/" + entry.getName()), text, Suite.class)
              .cells()
              .forEach(cell -> cells.add(cell.key()));
        }
      }
      return cells;
    } catch (IOException e) {
      throw Problem.usage("%s is not a readable jar: %s.".formatted(file, Reasons.of(e)));
    }
  }

  /** Where the suite is: a file, or a place in the jar. */
  private static Path suiteFile(Path file, JarFile jar, @Nullable String name) {
    if (name != null && jar.getEntry(resource(name)) == null) {
      if (Files.isRegularFile(Path.of(name))) {
        return Path.of(name);
      }
      throw Problem.usage(
          "--suite=%s is neither a file nor a suite of %s, which has: %s. --suite=default takes the jar's own, or all its benchmarks."
              .formatted(name, file, String.join(", ", suites(jar))));
    }
    return Path.of(file + "!/" + resource(name));
  }

  private static List<String> suites(JarFile jar) {
    List<String> names =
        jar.stream()
            .map(ZipEntry::getName)
            .map(SUITE::matcher)
            .filter(Matcher::matches)
            .map(found -> Objects.requireNonNullElse(found.group(1), "default"))
            .sorted()
            .toList();
    return names.isEmpty() ? List.of("none") : names;
  }

  private static String resource(@Nullable String name) {
    return name == null ? Suite.RESOURCE : Suite.resource(name);
  }

  private static List<Suite.Cell> list(
      String option, Path file, JmhCommand jmh, Children children) {
    Children.Answer answer = children.ask(jmh.list());
    Optional<List<Suite.Cell>> cells = Listing.cells(answer.lines());
    if (answer.exitCode() != 0 || cells.isEmpty()) {
      throw Problem.usage(
          "%s=%s is not a JMH jar: asked for its benchmarks with -lp it ended with exit code %d and printed \"%s\". %s"
              .formatted(option, file, answer.exitCode(), answer.first(), hint(option)));
    }
    if (cells.get().isEmpty()) {
      throw Problem.usage(
          "%s=%s has no benchmarks: META-INF/BenchmarkList is missing or empty. Add JMH's annotation processor to the build of the jar."
              .formatted(option, file));
    }
    return cells.get();
  }

  /** A suite that speaks of benchmarks which the jar has not would fail one by one, later. */
  private static List<Suite.Cell> known(
      String option, Path file, Path suiteFile, Suite suite, List<Suite.Cell> listed) {
    Set<String> unknown =
        suite.cells().stream()
            .map(Suite.Cell::benchmark)
            .collect(Collectors.toCollection(TreeSet::new));
    unknown.removeAll(listed.stream().map(Suite.Cell::benchmark).collect(Collectors.toSet()));
    if (!unknown.isEmpty() || suite.cells().isEmpty()) {
      throw Problem.usage(
          "%s=%s: the suite %s names %s. Take a suite and a jar that are of one build."
              .formatted(
                  option,
                  file,
                  suiteFile,
                  unknown.isEmpty()
                      ? "no cells"
                      : "benchmarks that it does not have: " + String.join(", ", unknown)));
    }
    return suite.cells();
  }

  private static String hint(String option) {
    return "Build one with the maven-shade-plugin or the JMH Gradle plugin, and give its path with %s; \"java -jar JAR -lp\" must list its benchmarks."
        .formatted(option);
  }

  private static @Nullable String text(JarFile jar, String name) throws IOException {
    ZipEntry entry = jar.getEntry(name);
    if (entry == null) {
      return null;
    }
    try (InputStream in = jar.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static @Nullable String version(@Nullable String properties) throws IOException {
    if (properties == null) {
      return null;
    }
    java.util.Properties read = new java.util.Properties();
    read.load(new java.io.StringReader(properties));
    return read.getProperty("jmh.version");
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
