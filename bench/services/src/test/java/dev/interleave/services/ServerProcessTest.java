package dev.interleave.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerProcessTest {
  private static Announcement read(String text) throws IOException {
    return Announcement.read(new java.io.BufferedReader(new StringReader(text)), "test server");
  }

  @Test
  void whatIsAnnouncedIsRead() throws IOException {
    var printed = new ByteArrayOutputStream();
    new Announcement(Map.of("port", "80", "text", "two\nlines = 2"))
        .print(new PrintStream(printed, false, StandardCharsets.UTF_8));
    Announcement read = read(printed.toString(StandardCharsets.UTF_8));
    assertThat(read.number("port")).isEqualTo(80);
    assertThat(read.get("text")).isEqualTo("two lines = 2");
    assertThatThrownBy(() -> read.get("host")).hasMessage("the server announced no host");
  }

  @Test
  void aServerThatDoesNotServeSaysWhy() {
    assertThatThrownBy(() -> read("error=no port is free\n")).hasMessage("no port is free");
    assertThatThrownBy(() -> read("port=1\n"))
        .hasMessageStartingWith("the test server ended before it served");
    assertThatThrownBy(() -> read("hello\n"))
        .hasMessage("the test server printed 'hello' in place of name=value");
  }

  /** Fails in a process of its own. */
  static final class Failing {
    public static void main(String[] args) {
      Announcement.printError(System.out, "it was told to fail: " + args[0]);
      System.exit(2);
    }
  }

  @Test
  void soDoesAProcess() {
    assertThatThrownBy(() -> ServerProcess.start("test server", Failing.class, List.of("why")))
        .isInstanceOf(IOException.class)
        .hasMessage("it was told to fail: why");
  }
}
