package dev.interleave.runner.load;

import dev.interleave.report.load.LoadTarget;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a jar says of its own servers: {@code META-INF/interleave/load.json}.
 *
 * @param schema version of this format, 1
 * @param servers programs that answer requests
 * @param requests what to ask them; every server answers each of them alike
 * @param services programs that servers need for some requests, such as a database
 */
public record LoadSuite(
    int schema, List<Server> servers, List<Request> requests, List<Service> services) {
  /** Where a jar keeps it. */
  public static final String RESOURCE = "META-INF/interleave/load.json";

  static final int SCHEMA = 1;

  public LoadSuite {
    servers = some(servers);
    requests = some(requests);
    services = some(services);
  }

  /**
   * A server: {@code java <jvmArgs> -Dname=value... -cp JAR <mainClass> <args>} prints its port as
   * the first line, listens on loopback, and ends when its input ends.
   *
   * @param id short, for options
   * @param title for readers
   */
  public record Server(
      String id, String title, String mainClass, List<String> args, List<String> jvmArgs) {
    public Server {
      title = Objects.requireNonNullElse(title, id);
      args = some(args);
      jvmArgs = some(jvmArgs);
    }

    LoadTarget target() {
      return new LoadTarget(id, title);
    }
  }

  /**
   * A request.
   *
   * @param id short, for options
   * @param title for readers
   * @param body that is sent, or null for none
   * @param expect body of the right answer
   * @param needs id of the service without which servers can't answer it, or null
   */
  public record Request(
      String id,
      String title,
      String method,
      String path,
      @Nullable String body,
      String expect,
      @Nullable String needs) {
    public Request {
      title = Objects.requireNonNullElse(title, id);
      method = Objects.requireNonNullElse(method, "GET");
      expect = Objects.requireNonNullElse(expect, "");
    }

    LoadTarget target() {
      return new LoadTarget(id, title);
    }
  }

  /**
   * A service: it prints lines {@code name=value} that servers get as system properties, then an
   * empty line, and ends when its input ends.
   */
  public record Service(String id, String mainClass) {}

  private static <T> List<T> some(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
