package dev.interleave.runner.load;

import dev.interleave.report.load.LoadSettings;
import dev.interleave.report.load.LoadTarget;
import dev.interleave.runner.load.generator.FirstAnswer;
import dev.interleave.runner.load.generator.Target;
import dev.interleave.runner.problem.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is loaded: the servers of a jar, or one that runs already; checked.
 *
 * @param name the jar's file name, or the URL
 * @param sha256 of the jar, in hex; empty for a URL
 * @param cells every server under every request
 */
record Workload(String name, String sha256, List<Cell> cells, Opening opening) {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int HTTP = 80;

  Workload {
    cells = List.copyOf(cells);
  }

  /** How its servers are had. */
  interface Opening {
    Forks open(Loading.Bench bench, long seed);
  }

  /**
   * Looks whether that can be loaded.
   *
   * @throws Problem if not
   */
  static Workload of(LoadRequest.Source source, LoadSettings settings) {
    return switch (source) {
      case LoadRequest.Jar jar -> of(jar, settings);
      case LoadRequest.Url url -> of(url, settings);
    };
  }

  private static Workload of(LoadRequest.Jar source, LoadSettings settings) {
    LoadJar jar = LoadJar.open(source.file());
    List<LoadSuite.Server> servers = jar.servers(source.servers());
    List<Cell> cells =
        jar.requests(source.requests()).stream()
            .flatMap(request -> servers.stream().map(server -> new Cell(server, request)))
            .toList();
    return new Workload(
        Objects.requireNonNull(source.file().getFileName(), "a file has a name").toString(),
        jar.sha256(),
        cells,
        (bench, seed) -> new JarServers(bench, jar, settings, seed));
  }

  private static Workload of(LoadRequest.Url source, LoadSettings settings) {
    URI uri = uri(source.url());
    String path = Objects.requireNonNullElse(uri.getRawPath(), "");
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    Target target =
        new Target(
            uri.getHost(),
            uri.getPort() < 0 ? HTTP : uri.getPort(),
            source.method(),
            (path.isEmpty() ? "/" : path) + query,
            source.body(),
            source.expect(),
            settings.connections(),
            settings.arrivals(),
            0,
            settings.timeoutSeconds(),
            null);
    requireRightAnswer(source.url(), target);
    LoadSuite.Server server =
        new LoadSuite.Server("url", uri.getAuthority(), "", List.of(), List.of());
    LoadSuite.Request request =
        new LoadSuite.Request(
            "request",
            target.method() + " " + target.path(),
            target.method(),
            target.path(),
            target.body(),
            target.expect(),
            null);
    return new Workload(
        source.url(),
        "",
        List.of(new Cell(server, request)),
        (bench, seed) -> new RunningServer(bench, target));
  }

  private static URI uri(String url) {
    try {
      URI uri = new URI(url);
      if ("http".equals(uri.getScheme()) && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw unusable(url, e);
    }
    throw unusable(url, null);
  }

  private static Problem unusable(
      String url, @org.jspecify.annotations.Nullable URISyntaxException cause) {
    String why = cause == null ? "" : " (" + cause.getReason() + ")";
    return Problem.usage(
        "--url=%s can't be loaded%s: allowed is http://host:port/path, without TLS."
            .formatted(url, why));
  }

  private static void requireRightAnswer(String url, Target target) {
    try {
      Optional<String> mismatch = FirstAnswer.mismatch(target, LIMIT);
      if (mismatch.isPresent()) {
        throw Problem.usage(
            "--url=%s gave a wrong answer: %s. Give the body of the right one with --expect."
                .formatted(url, mismatch.get()));
      }
    } catch (IOException e) {
      throw Problem.usage(
          "--url=%s gave no answer: %s. Start the server first, and see that \"curl %s\" answers."
              .formatted(url, e.getMessage(), url));
    }
  }

  Forks servers(Loading.Bench bench, long seed) {
    return opening.open(bench, seed);
  }

  List<LoadTarget> servers() {
    return cells.stream().map(cell -> cell.server().target()).distinct().toList();
  }

  List<LoadTarget> requests() {
    return cells.stream().map(cell -> cell.request().target()).distinct().toList();
  }
}
