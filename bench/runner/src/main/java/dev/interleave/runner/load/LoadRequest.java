package dev.interleave.runner.load;

import dev.interleave.report.load.LoadSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user asks for.
 *
 * @param source what is loaded
 * @param settings how it is loaded
 * @param rounds at most
 * @param budget for measuring
 * @param seed of random order, or null for another one each time
 * @param java the command that runs servers, or null for that of this process
 * @param out folder for results
 * @param resume whether to go on with what is there
 * @param quiet whether forks that end well are passed over
 * @param arguments as given, for the record
 */
public record LoadRequest(
    Source source,
    LoadSettings settings,
    int rounds,
    Duration budget,
    @Nullable Long seed,
    @Nullable Path java,
    Path out,
    boolean resume,
    boolean quiet,
    List<String> arguments) {
  public LoadRequest {
    arguments = List.copyOf(arguments);
  }

  /** What is loaded. */
  public sealed interface Source {}

  /**
   * The servers of a jar.
   *
   * @param servers their ids, none for all
   * @param requests their ids, none for all
   */
  public record Jar(Path file, List<String> servers, List<String> requests) implements Source {
    public Jar {
      servers = List.copyOf(servers);
      requests = List.copyOf(requests);
    }
  }

  /**
   * A server that runs already.
   *
   * @param url of one request
   * @param body of the request, or null for none
   * @param expect body of the right answer
   */
  public record Url(String url, String method, @Nullable String body, String expect)
      implements Source {}
}
