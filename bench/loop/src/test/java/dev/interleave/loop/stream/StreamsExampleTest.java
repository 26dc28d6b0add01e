package dev.interleave.loop.stream;

import static dev.interleave.loop.Asyncio.gather;
import static dev.interleave.loop.Asyncio.run;
import static dev.interleave.loop.stream.Streams.openConnection;
import static dev.interleave.loop.stream.Streams.startServer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.loop.LoopOptions;
import dev.interleave.loop.Mechanism;
import dev.interleave.loop.OnEachMechanism;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Timeout;

/** Small programs on streams, complete, as one would write them. */
@Timeout(30)
class StreamsExampleTest {

  private static int portOf(Server server) {
    return ((InetSocketAddress) server.addresses().getFirst()).getPort();
  }

  // ---- A server that echoes, and a client ----

  private static void echo(StreamReader reader, StreamWriter writer) throws IOException {
    try (writer) {
      for (byte[] line : reader) {
        writer.write(line);
        writer.drain();
      }
    }
  }

  private static String ask(int port, String message) throws IOException {
    try (Connection connection = openConnection("127.0.0.1", port)) {
      connection.writer().write((message + "\n").getBytes(UTF_8));
      connection.writer().drain();
      return new String(connection.reader().readLine(), UTF_8).strip();
    }
  }

  @OnEachMechanism
  void echoes(Mechanism mechanism) {
    List<String> answers =
        run(
            LoopOptions.DEFAULTS.with(mechanism),
            () -> {
              try (Server server = startServer(StreamsExampleTest::echo, "127.0.0.1", 0)) {
                int port = portOf(server);
                return gather(() -> ask(port, "hello"), () -> ask(port, "world")).await();
              }
            });
    assertThat(answers).containsExactly("hello", "world");
  }

  // ---- A chat: who says a line has all others read it ----

  /** A room of a chat. It needs no lock: between two awaits nobody else runs. */
  private static final class Room {
    private final Set<StreamWriter> members = new LinkedHashSet<>();

    void serve(StreamReader reader, StreamWriter writer) throws IOException {
      try (writer) {
        String name = new String(reader.readLine(), UTF_8).strip();
        members.add(writer);
        writer.write(("welcome, " + name + "\n").getBytes(UTF_8));
        say(writer, name + " is here, number " + members.size());
        for (byte[] line : reader) {
          say(writer, name + ": " + new String(line, UTF_8).strip());
        }
        say(writer, name + " left");
      } finally {
        members.remove(writer);
      }
    }

    private void say(StreamWriter speaker, String line) throws IOException {
      for (StreamWriter member : List.copyOf(members)) {
        if (member != speaker) {
          member.write((line + "\n").getBytes(UTF_8));
          member.drain(); // Who is slow to read slows down who speaks.
        }
      }
    }
  }

  private static void say(Connection connection, String line) {
    connection.writer().write((line + "\n").getBytes(UTF_8));
  }

  private static String hear(Connection connection) throws IOException {
    return new String(connection.reader().readLine(), UTF_8).strip();
  }

  @OnEachMechanism
  void chats(Mechanism mechanism) {
    run(
        LoopOptions.DEFAULTS.with(mechanism),
        () -> {
          Room room = new Room();
          try (Server server = startServer(room::serve, "127.0.0.1", 0);
              Connection ann = openConnection("127.0.0.1", portOf(server))) {
            say(ann, "Ann");
            assertThat(hear(ann)).isEqualTo("welcome, Ann");
            try (Connection bob = openConnection("127.0.0.1", portOf(server))) {
              say(bob, "Bob");
              assertThat(hear(bob)).isEqualTo("welcome, Bob");
              assertThat(hear(ann)).isEqualTo("Bob is here, number 2");
              say(bob, "hello");
              assertThat(hear(ann)).isEqualTo("Bob: hello");
              say(ann, "hello, Bob");
              assertThat(hear(bob)).isEqualTo("Ann: hello, Bob");
            }
            assertThat(hear(ann)).isEqualTo("Bob left");
          }
        });
  }
}
