package dev.interleave.runner.load;

import dev.interleave.report.input.Json;
import dev.interleave.runner.problem.Problem;
import dev.interleave.runner.problem.Reasons;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

/**
 * A jar of servers.
 *
 * @param sha256 in hex
 * @param suite what it says of them
 */
record LoadJar(Path file, String sha256, LoadSuite suite) {
  private static final String HINT =
      "Give a jar of servers with --jar, or a server that runs already with --url and --expect; docs/load.md says what such a jar holds.";

  /**
   * Opens a jar.
   *
   * @throws Problem if it is missing, no jar, or says nothing of servers
   */
  static LoadJar open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw Problem.usage("--jar=%s: there is no such file. %s".formatted(file, HINT));
    }
    try (JarFile jar = new JarFile(file.toFile())) {
      ZipEntry entry = jar.getEntry(LoadSuite.RESOURCE);
      if (entry == null) {
        throw Problem.usage("--jar=%s has no %s. %s".formatted(file, LoadSuite.RESOURCE, HINT));
      }
      try (InputStream in = jar.getInputStream(entry)) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        Path from = Path.of(file + "!/" + LoadSuite.RESOURCE);
        return new LoadJar(
            file, sha256(file), checked(from, Json.parse(from, text, LoadSuite.class)));
      }
    } catch (IOException e) {
      throw Problem.usage(
          "--jar=%s is not a readable jar: %s. %s".formatted(file, Reasons.of(e), HINT));
    }
  }

  private static LoadSuite checked(Path from, LoadSuite suite) {
    if (suite.schema() != LoadSuite.SCHEMA) {
      throw Problem.usage(
          "%s has schema %d; this Interleave knows %d. Take an Interleave of the same age as the jar."
              .formatted(from, suite.schema(), LoadSuite.SCHEMA));
    }
    if (suite.servers().isEmpty() || suite.requests().isEmpty()) {
      throw Problem.usage(
          "%s names %d servers and %d requests; it takes one of each at least. %s"
              .formatted(from, suite.servers().size(), suite.requests().size(), HINT));
    }
    Set<String> services =
        suite.services().stream().map(LoadSuite.Service::id).collect(Collectors.toSet());
    for (LoadSuite.Request request : suite.requests()) {
      String needs = request.needs();
      if (needs != null && !services.contains(needs)) {
        throw Problem.usage(
            "%s: the request %s needs the service %s, which is not among the services %s. Name it there."
                .formatted(from, request.id(), needs, services));
      }
    }
    return suite;
  }

  List<LoadSuite.Server> servers(List<String> ids) {
    return select("--servers", "server", suite.servers(), LoadSuite.Server::id, ids);
  }

  List<LoadSuite.Request> requests(List<String> ids) {
    return select("--requests", "request", suite.requests(), LoadSuite.Request::id, ids);
  }

  /** Those that were asked for, in the jar's order; all where none was. */
  private static <T> List<T> select(
      String option, String noun, List<T> all, Function<T, String> id, List<String> wanted) {
    List<String> known = all.stream().map(id).toList();
    for (String name : wanted) {
      if (!known.contains(name)) {
        throw Problem.usage(
            "%s=%s: there is no such %s in the jar. It has: %s. Name some of these, separated by commas."
                .formatted(option, name, noun, String.join(", ", known)));
      }
    }
    return wanted.isEmpty()
        ? all
        : all.stream().filter(one -> wanted.contains(id.apply(one))).toList();
  }

  private static String sha256(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
