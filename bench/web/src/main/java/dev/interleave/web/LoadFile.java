package dev.interleave.web;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.interleave.web.app.Sample;
import dev.interleave.web.server.ServerKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What a load generator must know of this jar: {@code META-INF/interleave/load.json}; written by
 * the build.
 *
 * @param schema version of this format, 1
 * @param servers to be started one at a time, each as a process
 * @param requests to ask them, with the answers that are right
 * @param services to be started before servers, for the requests that need them
 */
record LoadFile(int schema, List<Server> servers, List<Sample> requests, List<Service> services) {
  private static final int SCHEMA = 1;

  /** A server, as a process to be started. */
  record Server(
      String id, String title, String mainClass, List<String> args, List<String> jvmArgs) {}

  /** A service, as a process to be started. */
  record Service(String id, String mainClass) {}

  static LoadFile current() {
    return new LoadFile(
        SCHEMA,
        Arrays.stream(ServerKind.values())
            .map(
                kind ->
                    new Server(
                        kind.id(),
                        kind.title(),
                        Serve.class.getName(),
                        List.of(kind.id()),
                        kind.jvmArgs()))
            .toList(),
        Sample.all(),
        List.of(new Service(Sample.DATABASE, DatabaseMain.class.getName())));
  }

  /** Takes one argument: the folder to write to. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Files.createDirectories(folder);
    JsonMapper.builder()
        .build()
        .writerWithDefaultPrettyPrinter()
        .writeValue(folder.resolve("load.json").toFile(), current());
  }
}
