package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.gather;
import static dev.interleave.loop.Asyncio.runCoroutineThreadsafe;
import static dev.interleave.loop.Asyncio.runningLoop;
import static dev.interleave.loop.Asyncio.sleep;
import static dev.interleave.loop.Asyncio.timeout;
import static dev.interleave.loop.Asyncio.toThread;
import static dev.interleave.loop.stream.Streams.openConnection;
import static dev.interleave.loop.stream.Streams.startServer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.loop.http.HttpClient;
import dev.interleave.loop.http.HttpClientResponse;
import dev.interleave.loop.http.HttpRequest;
import dev.interleave.loop.http.HttpResponse;
import dev.interleave.loop.http.HttpServer;
import dev.interleave.loop.stream.Connection;
import dev.interleave.loop.stream.Server;
import dev.interleave.loop.stream.StreamReader;
import dev.interleave.loop.stream.StreamWriter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The Java of {@code docs/asyncio-in-java.md}: each snippet is run, and the page shows no other.
 */
@Timeout(30)
@SuppressWarnings("DoNotCallSuggester") // The page shows a method that only throws.
class AsyncioInJavaTest {
  private final List<String> printed = new ArrayList<>();

  private void println(@Nullable Object line) {
    printed.add(String.valueOf(line));
  }

  /** As {@link Asyncio#run(Action)}, without the waiting. */
  private static void run(Action main) {
    Asyncio.run(LoopOptions.DEFAULTS.with(new VirtualTime()), main);
  }

  private static <T> T run(Coroutine<T> main) {
    return Asyncio.run(LoopOptions.DEFAULTS.with(new VirtualTime()), main);
  }

  @Test
  void coroutines() {
    // tag::coroutines
    Coroutine<String> greeting = () -> "hello"; // Nothing runs yet.
    println(run(greeting));
    // end::coroutines
    assertThat(printed).containsExactly("hello");
  }

  // tag::await
  static int fetch() {
    sleep(Duration.ofSeconds(1));
    return 20;
  }

  static int twice() {
    return fetch() + fetch();
  }

  // end::await

  @Test
  void await() {
    // tag::await
    println(run(() -> twice()));
    // end::await
    assertThat(printed).containsExactly("40");
  }

  @Test
  void eventLoop() {
    // tag::event-loop
    run(
        () -> {
          runningLoop().callLater(Duration.ofSeconds(1), () -> println("later"));
          runningLoop().callSoon(() -> println("soon"));
          println("now");
          sleep(Duration.ofSeconds(2));
        });
    // end::event-loop
    assertThat(printed).containsExactly("now", "soon", "later");
  }

  @Test
  void futuresAndTasks() {
    // tag::futures-and-tasks
    run(
        () -> {
          Future<String> future = Asyncio.createFuture();
          Task<String> task = createTask(() -> "got " + future.await());
          future.setResult("it");
          println(task.await());
        });
    // end::futures-and-tasks
    assertThat(printed).containsExactly("got it");
  }

  @Test
  void concurrency() {
    // tag::concurrency
    run(
        () -> {
          double start = runningLoop().time();
          Task<?> one = createTask(() -> sleep(Duration.ofSeconds(1)));
          Task<?> two = createTask(() -> sleep(Duration.ofSeconds(1)));
          one.await();
          two.await();
          println(Math.round(runningLoop().time() - start));
        });
    // end::concurrency
    assertThat(printed).containsExactly("1");
  }

  // tag::errors
  static String read() throws IOException {
    throw new IOException("no such page");
  }

  // end::errors

  @Test
  void errors() {
    // tag::errors
    run(
        () -> {
          try {
            read();
          } catch (IOException error) {
            println(error.getMessage());
          } finally {
            println("closed");
          }
        });
    // end::errors
    assertThat(printed).containsExactly("no such page", "closed");
  }

  @Test
  void gathering() {
    // tag::gather
    run(
        () -> {
          Future<List<Integer>> both =
              gather(() -> sleep(Duration.ofSeconds(2), 1), () -> sleep(Duration.ofSeconds(1), 2));
          println(both.await());
        });
    // end::gather
    assertThat(printed).containsExactly("[1, 2]");
  }

  @Test
  void asyncGenerators() {
    // tag::async-generators
    run(
        () -> {
          var ticks =
              new AsyncGenerator<Integer>(
                  out -> {
                    for (int i = 0; i < 3; i++) {
                      sleep(Duration.ofSeconds(1));
                      out.emit(i);
                    }
                  });
          for (int tick : ticks) {
            println(tick);
          }
        });
    // end::async-generators
    assertThat(printed).containsExactly("0", "1", "2");
  }

  @Test
  void timeouts() {
    // tag::timeouts
    run(
        () -> {
          try {
            timeout(Duration.ofSeconds(1)).run(() -> sleep(Duration.ofSeconds(60)));
          } catch (TimeoutException error) {
            println("too slow");
          }
        });
    // end::timeouts
    assertThat(printed).containsExactly("too slow");
  }

  @Test
  void taskGroups() {
    // tag::task-groups
    run(
        () -> {
          TaskGroup group = new TaskGroup();
          try {
            group.run(
                () -> {
                  group.createTask(() -> sleep(Duration.ofSeconds(60)));
                  group.createTask(() -> Integer.parseInt("x"));
                });
          } catch (ExceptionGroup errors) {
            println(errors.exceptions().size() + " failed");
          }
        });
    // end::task-groups
    assertThat(printed).containsExactly("1 failed");
  }

  @Test
  void queuesAndLocks() {
    // tag::queues-and-locks
    run(
        () -> {
          Queue<Integer> queue = new Queue<>(1);
          Lock lock = new Lock();
          createTask(
              () -> {
                for (int i = 0; i < 3; i++) {
                  queue.put(i);
                }
              });
          for (int i = 0; i < 3; i++) {
            try (Held _ = lock.hold()) {
              println(queue.get());
            }
          }
        });
    // end::queues-and-locks
    assertThat(printed).containsExactly("0", "1", "2");
  }

  @Test
  void threads() {
    // tag::threads
    run(
        () -> {
          EventLoop loop = runningLoop();
          String answer =
              toThread(
                  () -> {
                    // On another thread, which may block.
                    return runCoroutineThreadsafe(() -> "from the loop", loop).get();
                  });
          println(answer);
        });
    // end::threads
    assertThat(printed).containsExactly("from the loop");
  }

  @Test
  void contextVariables() {
    // tag::context-variables
    var user = new ContextVar<String>("user", "nobody");
    run(
        () -> {
          user.set("Ann");
          createTask(
                  () -> {
                    println(user.get());
                    user.set("Bob");
                  })
              .await();
          println(user.get());
        });
    // end::context-variables
    assertThat(printed).containsExactly("Ann", "Ann");
  }

  // tag::streams
  static void echo(StreamReader reader, StreamWriter writer) throws IOException {
    try (writer) {
      for (byte[] line : reader) {
        writer.write(line);
        writer.drain();
      }
    }
  }

  // end::streams

  @Test
  void streams() {
    // tag::streams
    Asyncio.run(
        () -> {
          try (Server server = startServer(AsyncioInJavaTest::echo, "127.0.0.1", 0)) {
            int port = ((InetSocketAddress) server.addresses().getFirst()).getPort();
            try (Connection connection = openConnection("127.0.0.1", port)) {
              connection.writer().write("hello\n".getBytes(UTF_8));
              println(new String(connection.reader().readLine(), UTF_8).strip());
            }
          }
        });
    // end::streams
    assertThat(printed).containsExactly("hello");
  }

  // tag::web-servers
  static HttpResponse hello(HttpRequest request) {
    String name = request.parameter("name");
    return HttpResponse.text("hello, " + (name == null ? "world" : name));
  }

  // end::web-servers

  @Test
  void webServers() {
    // tag::web-servers
    Asyncio.run(
        () -> {
          try (HttpServer server = HttpServer.start(AsyncioInJavaTest::hello, "127.0.0.1", 0);
              HttpClient client = new HttpClient()) {
            HttpClientResponse response =
                client.get("http://127.0.0.1:" + server.port() + "/?name=Ann");
            println(response.status() + " " + response.text());
          }
        });
    // end::web-servers
    assertThat(printed).containsExactly("200 hello, Ann");
  }

  @Test
  void virtualTime() {
    // tag::virtual-time
    LoopOptions virtual = LoopOptions.DEFAULTS.with(new VirtualTime());
    Asyncio.run(
        virtual,
        () -> {
          double start = runningLoop().time();
          sleep(Duration.ofHours(1));
          println(Math.round(runningLoop().time() - start));
        });
    // end::virtual-time
    assertThat(printed).containsExactly("3600");
  }

  @Test
  void thePageShowsWhatIsRunHere() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/dev/interleave/loop/AsyncioInJavaTest.java"));
    Map<String, String> snippets = new LinkedHashMap<>();
    Pattern.compile("(?ms)^ *// tag::([a-z-]+)\\n(.*?)^ *// end::\\1$")
        .matcher(source)
        .results()
        .forEach(
            found ->
                snippets.merge(
                    found.group(1), stripped(found.group(2)), (one, two) -> one + "\n\n" + two));
    List<String> shown =
        Pattern.compile("(?ms)^```java\\n(.*?)\\n```$")
            .matcher(Files.readString(Path.of("../../docs/asyncio-in-java.md")))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toList());
    assertThat(snippets).hasSize(16);
    assertThat(shown).containsExactlyElementsOf(snippets.values());
  }

  private static String stripped(String lines) {
    return lines.stripTrailing().stripIndent();
  }
}
