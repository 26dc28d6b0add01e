package dev.interleave.loop.stream;

import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.run;
import static dev.interleave.loop.Asyncio.runningLoop;
import static dev.interleave.loop.Asyncio.sleep;
import static dev.interleave.loop.stream.StreamTrace.bytes;
import static dev.interleave.loop.stream.StreamTrace.readerOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interleave.loop.EventLoop;
import dev.interleave.loop.Task;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** The reader alone, without a connection. */
class StreamReaderTest {

  private interface Reading {
    byte[] read(StreamReader reader) throws IOException;
  }

  /** What {@code reading} gives until nothing is left, as the chunks come in pass by pass. */
  private static List<String> readAll(List<byte[]> chunks, Reading reading) {
    return run(
        () -> {
          EventLoop loop = runningLoop();
          StreamReader reader = new StreamReader(loop, 1000);
          Task<List<String>> records =
              createTask(
                  () -> {
                    List<String> all = new ArrayList<>();
                    for (byte[] record = reading.read(reader);
                        record.length > 0;
                        record = reading.read(reader)) {
                      all.add(new String(record, StandardCharsets.UTF_8));
                    }
                    return all;
                  });
          for (byte[] chunk : chunks) {
            reader.feedData(ByteBuffer.wrap(chunk));
            sleep(Duration.ZERO);
          }
          reader.feedEof();
          return records.await();
        });
  }

  private static List<byte[]> split(String text, long seed) {
    Random random = new Random(seed);
    byte[] all = bytes(text);
    List<byte[]> chunks = new ArrayList<>();
    for (int start = 0; start < all.length; ) {
      int end = Math.min(all.length, start + 1 + random.nextInt(1 + random.nextInt(20)));
      chunks.add(java.util.Arrays.copyOfRange(all, start, end));
      start = end;
    }
    return chunks;
  }

  private static List<String> withTerminators(String text, String terminator) {
    List<String> records = new ArrayList<>();
    int start = 0;
    for (int at; (at = text.indexOf(terminator, start)) >= 0; start = at + terminator.length()) {
      records.add(text.substring(start, at + terminator.length()));
    }
    if (start < text.length()) {
      records.add(text.substring(start));
    }
    return records;
  }

  @Property(tries = 100)
  void linesDoNotDependOnHowTheyAreCut(
      @ForAll @CharRange(from = 'a', to = 'c') @Size(max = 40)
          List<@StringLength(max = 12) String> lines,
      @ForAll long seed) {
    String text = String.join("\n", lines);
    assertThat(readAll(split(text, seed), StreamReader::readLine))
        .isEqualTo(withTerminators(text, "\n"));
  }

  @Property(tries = 100)
  void recordsDoNotDependOnHowTheyAreCut(
      @ForAll @CharRange(from = '-', to = '.') @StringLength(max = 120) String text,
      @ForAll long seed) {
    Reading untilSeparator =
        reader -> {
          try {
            return reader.readUntil(bytes("--."));
          } catch (IncompleteReadException end) {
            return end.partial();
          }
        };
    assertThat(readAll(split(text, seed), untilSeparator)).isEqualTo(withTerminators(text, "--."));
  }

  @Property(tries = 100)
  void noByteIsLostOrMade(
      @ForAll @Size(max = 300) byte[] all,
      @ForAll @IntRange(min = 1, max = 50) int limit,
      @ForAll long seed) {
    Random random = new Random(seed);
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    run(
        () -> {
          StreamReader reader = new StreamReader(runningLoop(), limit);
          for (int start = 0; start < all.length; ) {
            int count = Math.min(all.length - start, 1 + random.nextInt(60));
            reader.feedData(ByteBuffer.wrap(all, start, count));
            start += count;
            read.writeBytes(reader.read(random.nextInt(1, 60)));
          }
          reader.feedEof();
          read.writeBytes(reader.read());
        });
    assertThat(read.toByteArray()).isEqualTo(all);
  }

  @Test
  void theSeparatorThatEndsFirstCounts() {
    run(
        () -> {
          StreamReader reader = readerOf(64, "a\r\nb\nc\r\n");
          byte[][] separators = {bytes("\n"), bytes("\r\n")};
          assertThat(reader.readUntil(separators)).isEqualTo(bytes("a\r\n"));
          assertThat(reader.readUntil(separators)).isEqualTo(bytes("b\n"));
          assertThat(reader.readUntil(separators)).isEqualTo(bytes("c\r\n"));
        });
  }

  @Test
  void aReaderIsItsLines() {
    List<String> lines = new ArrayList<>();
    run(
        () -> {
          StreamReader reader = readerOf(4, "ab\n\ncd");
          createTask(reader::feedEof);
          for (byte[] line : reader) {
            lines.add(new String(line, StandardCharsets.UTF_8));
          }
        });
    assertThat(lines).containsExactly("ab\n", "\n", "cd");
  }

  @Test
  void itsIteratorFailsWithTheCauseOfReadLine() {
    run(
        () -> {
          StreamReader reader = readerOf(4, "abcdefgh\n");
          assertThatThrownBy(() -> reader.iterator().hasNext())
              .isInstanceOf(UncheckedIOException.class)
              .hasCauseInstanceOf(LimitOverrunException.class);
          SocketException gone = new SocketException("gone");
          reader.setException(gone);
          assertThatThrownBy(reader::readLine).isSameAs(gone);
        });
  }

  @Test
  void wrongArgumentsAreNamed() {
    run(
        () -> {
          StreamReader reader = readerOf(4);
          assertThatThrownBy(() -> readerOf(0)).hasMessage("limit must be positive, not 0");
          assertThatThrownBy(() -> StreamOptions.DEFAULTS.withBacklog(-1))
              .hasMessage("backlog must be positive, not -1");
          assertThatThrownBy(() -> new WriteBufferLimits(1, 2))
              .hasMessage("high (1) must be >= low (2) must be >= 0");
          assertThatThrownBy(() -> reader.readExactly(-1))
              .hasMessageContaining("can not be less than zero: it is -1");
          assertThatThrownBy(() -> reader.readUntil(new byte[0]))
              .hasMessage("Separator should be at least one-byte string");
          assertThatThrownBy(reader::readUntil)
              .hasMessage("Separator should contain at least one element");
          reader.feedEof();
          assertThatThrownBy(() -> reader.feedData(ByteBuffer.allocate(1)))
              .hasMessage("feedData after feedEof");
        });
  }

  @Test
  void anIncompleteReadTellsHowMuchWasThere() {
    run(
        () -> {
          StreamReader reader = readerOf(4, "abc");
          reader.feedEof();
          assertThatThrownBy(() -> reader.readExactly(5))
              .isInstanceOf(IncompleteReadException.class)
              .hasMessage("3 bytes read on a total of 5 expected bytes");
        });
  }
}
