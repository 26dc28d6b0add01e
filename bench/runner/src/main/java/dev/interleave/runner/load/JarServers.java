package dev.interleave.runner.load;

import dev.interleave.report.load.LoadSettings;
import dev.interleave.runner.load.generator.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The servers of a jar, each in a fresh process, and the services that they need. */
final class JarServers implements Forks {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration SERVICE_START = Duration.ofMinutes(3);
  private static final String LOOPBACK = "127.0.0.1";

  private final Loading.Bench bench;
  private final LoadJar jar;
  private final LoadSettings settings;
  private final long seed;

  /** What services that run have said of themselves, by their ids. */
  private final Map<String, Map<String, String>> properties = new HashMap<>();

  JarServers(Loading.Bench bench, LoadJar jar, LoadSettings settings, long seed) {
    this.bench = bench;
    this.jar = jar;
    this.settings = settings;
    this.seed = seed;
  }

  @Override
  public Fork open(Cell cell, int round) throws CellFailure {
    LoadSuite.Server server = cell.server();
    String name = "%02d-%s-%s".formatted(round, file(server.id()), file(cell.request().id()));
    Child child = start(name, command(server, service(cell.request())));
    return Loading.open(bench, target(cell, port(child), child.pid()), name, child);
  }

  private Target target(Cell cell, int port, long pid) {
    LoadSuite.Request request = cell.request();
    return new Target(
        LOOPBACK,
        port,
        request.method(),
        request.path(),
        request.body(),
        request.expect(),
        settings.connections(),
        settings.arrivals(),
        seed,
        settings.timeoutSeconds(),
        pid);
  }

  private List<String> command(LoadSuite.Server server, Map<String, String> given) {
    List<String> command = new ArrayList<>(List.of(bench.java().toString()));
    command.addAll(server.jvmArgs());
    given.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-cp", jar.file().toAbsolutePath().toString(), server.mainClass()));
    command.addAll(server.args());
    return command;
  }

  private Child start(String name, List<String> command) throws CellFailure {
    try {
      return bench.children().start(name, command);
    } catch (IOException e) {
      throw new CellFailure("it can't be started: " + e.getMessage());
    }
  }

  private int port(Child child) throws CellFailure {
    Optional<String> line = child.line(START);
    try {
      if (line.isPresent()) {
        int port = Integer.parseInt(line.get().strip());
        child.ignore();
        return port;
      }
    } catch (NumberFormatException e) {
      bench.children().end(child);
      throw new CellFailure(
          "the first line that it printed is \"%s\", and not its port".formatted(line.get()));
    }
    String end = child.end();
    bench.children().end(child);
    throw new CellFailure("it printed no port within %d s: %s".formatted(START.toSeconds(), end));
  }

  /** Starts what the request needs, once; the properties that it gave. */
  private Map<String, String> service(LoadSuite.Request request) throws CellFailure {
    @Nullable String needs = request.needs();
    if (needs == null) {
      return Map.of();
    }
    Map<String, String> known = properties.get(needs);
    if (known != null) {
      return known;
    }
    String mainClass =
        jar.suite().services().stream()
            .filter(service -> service.id().equals(needs))
            .map(LoadSuite.Service::mainClass)
            .findFirst()
            .orElseThrow();
    Child child = startService(needs, mainClass);
    Map<String, String> given = new LinkedHashMap<>();
    for (Optional<String> line = child.line(SERVICE_START); ; line = child.line(SERVICE_START)) {
      if (line.isEmpty()) {
        String end = child.end();
        bench.children().end(child);
        throw new CellFailure("the service %s did not start: %s".formatted(needs, end));
      }
      if (line.get().isBlank()) {
        break;
      }
      int equals = line.get().indexOf('=');
      if (equals > 0) {
        given.put(line.get().substring(0, equals).strip(), line.get().substring(equals + 1));
      }
    }
    child.ignore();
    properties.put(needs, given);
    return given;
  }

  private Child startService(String id, String mainClass) throws CellFailure {
    String classPath = jar.file().toAbsolutePath().toString();
    try {
      return bench
          .children()
          .startService(
              "service-" + file(id), List.of(bench.java().toString(), "-cp", classPath, mainClass));
    } catch (IOException e) {
      throw new CellFailure("the service %s can't be started: %s".formatted(id, e.getMessage()));
    }
  }

  private static String file(String id) {
    return id.replaceAll("[^\\w.-]", "_");
  }
}
