package dev.interleave.loop.stream;

import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.runningLoop;
import static dev.interleave.loop.Asyncio.sleep;
import static dev.interleave.loop.stream.StreamTrace.bytes;
import static dev.interleave.loop.stream.StreamTrace.readerOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.loop.Mechanism;
import dev.interleave.loop.OnEachMechanism;
import dev.interleave.loop.Task;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

/** The scenarios of {@code stream_scenarios.py}, line for line as CPython 3.11 logs them. */
@Timeout(30)
class StreamTraceTest {

  private static void check(TestInfo test, Mechanism mechanism, StreamTrace.Scenario scenario)
      throws IOException {
    String name = StreamTrace.snakeCase(test.getTestMethod().orElseThrow().getName());
    assertThat(StreamTrace.expected(name)).isNotEmpty();
    assertThat(StreamTrace.of(mechanism, scenario)).isEqualTo(StreamTrace.expected(name));
  }

  private static void skipPasses(int count) {
    for (int i = 0; i < count; i++) {
      sleep(Duration.ZERO);
    }
  }

  private static void feed(StreamReader reader, String text) {
    reader.feedData(ByteBuffer.wrap(bytes(text)));
  }

  private static Task<?> attempting(StreamTrace log, String name, StreamTrace.Attempt attempt) {
    return createTask(() -> log.attempt(name, attempt));
  }

  private static byte @Nullable [] drain(Pair pair) throws IOException {
    pair.writer().drain();
    return null;
  }

  private static byte @Nullable [] waitClosed(Pair pair) throws IOException {
    pair.writer().waitClosed();
    return null;
  }

  @OnEachMechanism
  void linesWithinAndBeyondTheLimit(Mechanism mechanism, TestInfo test) throws IOException {
    check(
        test,
        mechanism,
        log -> {
          StreamReader reader = readerOf(4, "abcd\nabcde\nx\n", "last");
          reader.feedEof();
          for (int number = 0; number < 5; number++) {
            log.attempt("line " + number, reader::readLine);
          }
          log.log("at eof", reader.atEof());
        });
  }

  @OnEachMechanism
  void aLineWithoutEndIsDropped(Mechanism mechanism, TestInfo test) throws IOException {
    check(
        test,
        mechanism,
        log -> {
          StreamReader reader = readerOf(4, "abcdefgh");
          log.attempt("line", reader::readLine);
          feed(reader, "ij\n");
          log.attempt("line", reader::readLine);
        });
  }

  @OnEachMechanism
  void anOverrunLeavesTheBytes(Mechanism mechanism, TestInfo test) throws IOException {
    check(
        test,
        mechanism,
        log -> {
          StreamReader reader = readerOf(3, "abcde--f--");
          log.attempt("record", () -> reader.readUntil(bytes("--")));
          log.attempt("record", () -> reader.readUntil(bytes("--")));
          log.attempt("exactly", () -> reader.readExactly(7));
          log.attempt("record", () -> reader.readUntil(bytes("--")));
        });
  }

  @OnEachMechanism
  void aSeparatorAcrossChunks(Mechanism mechanism, TestInfo test) throws IOException {
    check(
        test,
        mechanism,
        log -> {
          StreamReader reader = readerOf(64, "one-", "-t-wo-", "-three");
          log.attempt("record", () -> reader.readUntil(bytes("--")));
          log.attempt("record", () -> reader.readUntil(bytes("--")));
          reader.feedEof();
          log.attempt("record", () -> reader.readUntil(bytes("--")));
          log.log("at eof", reader.atEof());
          log.attempt("record", () -> reader.readUntil(bytes("--")));
        });
  }

  @OnEachMechanism
  void readsAtTheEndOfTheStream(Mechanism mechanism, TestInfo test) throws IOException {
    check(
        test,
        mechanism,
        log -> {
          StreamReader reader = readerOf(64, "abcdef");
          reader.feedEof();
          log.attempt("nothing", () -> reader.read(0));
          log.attempt("two", () -> reader.read(2));
          log.attempt("exactly", () -> reader.readExactly(5));
          log.attempt("all", reader::read);
          log.attempt("more", () -> reader.read(3));
          log.attempt("exactly none", () -> reader.readExactly(0));
          log.attempt("line", reader::readLine);
        });
  }

  @OnEachMechanism
  void oneReaderAtATime(Mechanism mechanism, TestInfo test) throws IOException {
    check(
        test,
        mechanism,
        log -> {
          StreamReader reader = readerOf(64);
          Task<?> first = attempting(log, "first", () -> reader.readExactly(3));
          Task<?> second = attempting(log, "second", reader::readLine);
          skipPasses(2);
          feed(reader, "ab");
          feed(reader, "cde\n");
          first.await();
          second.await();
          log.attempt("third", reader::readLine);
        });
  }

  @OnEachMechanism
  void aCancelledReadTakesNothing(Mechanism mechanism, TestInfo test) throws IOException {
    check(
        test,
        mechanism,
        log -> {
          StreamReader reader = readerOf(64, "ab");
          Task<?> first = attempting(log, "first", () -> reader.readExactly(4));
          skipPasses(1);
          first.cancel();
          feed(reader, "cd");
          first.await();
          log.attempt("second", () -> reader.readExactly(4));
          Task<?> third = attempting(log, "third", () -> reader.read(4));
          skipPasses(1);
          feed(reader, "ef");
          third.cancel();
          third.await();
          log.attempt("fourth", () -> reader.read(4));
        });
  }

  @OnEachMechanism
  void anExceptionFailsAllReads(Mechanism mechanism, TestInfo test) throws IOException {
    check(
        test,
        mechanism,
        log -> {
          StreamReader reader = readerOf(64);
          Task<?> first = attempting(log, "first", () -> reader.read(4));
          skipPasses(1);
          reader.setException(new SocketException("gone"));
          feed(reader, "abc\n");
          first.await();
          log.attempt("second", () -> reader.read(4));
          log.attempt("third", reader::readLine);
        });
  }

  @OnEachMechanism
  void closeWhileATaskReads(Mechanism mechanism, TestInfo test) throws IOException {
    check(
        test,
        mechanism,
        log -> {
          try (Pair pair = Pair.ofStreams(8)) {
            Task<?> read = attempting(log, "read", () -> pair.reader().read(5));
            Task<?> waiter = attempting(log, "wait closed", () -> waitClosed(pair));
            skipPasses(2);
            pair.writer().close();
            log.log("closing", pair.writer().isClosing());
            runningLoop().callSoon(() -> log.log("soon"));
            read.await();
            waiter.await();
            log.attempt("drain", () -> drain(pair));
            pair.writer().write(bytes("ignored"));
            log.attempt("read", () -> pair.reader().read(5));
          }
        });
  }

  @OnEachMechanism
  void drainWhileClosing(Mechanism mechanism, TestInfo test) throws IOException {
    check(
        test,
        mechanism,
        log -> {
          try (Pair pair = Pair.ofStreams(8)) {
            pair.writer().write(bytes("abc"));
            pair.writer().close();
            log.attempt("drain", () -> drain(pair));
            log.log("peer got", pair.received());
            log.log("peer got", pair.received());
          }
        });
  }

  @OnEachMechanism
  void aFullBufferSuspendsDrain(Mechanism mechanism, TestInfo test) throws IOException {
    check(
        test,
        mechanism,
        log -> {
          try (Pair pair = Pair.ofStreams(8)) {
            pair.writer().setWriteBufferLimits(new WriteBufferLimits(1000));
            WriteBufferLimits limits = pair.transport.getWriteBufferLimits();
            log.log("limits", limits.low(), limits.high());
            pair.writer().write(new byte[10_000_000]);
            log.log("kept", pair.transport.getWriteBufferSize() > 1000);
            Task<?> first = attempting(log, "first", () -> drain(pair));
            Task<?> second = attempting(log, "second", () -> drain(pair));
            Task<?> third = attempting(log, "third", () -> drain(pair));
            skipPasses(5);
            log.log("none is done");
            second.cancel();
            second.await();
            pair.receive(10_000_000);
            first.await();
            third.await();
            log.log("unsent", pair.transport.getWriteBufferSize());
          }
        });
  }

  @OnEachMechanism
  void abortEndsDrains(Mechanism mechanism, TestInfo test) throws IOException {
    check(
        test,
        mechanism,
        log -> {
          try (Pair pair = Pair.ofStreams(8)) {
            pair.writer().write(new byte[10_000_000]);
            Task<?> draining = attempting(log, "drain", () -> drain(pair));
            Task<?> reading = attempting(log, "read", () -> pair.reader().read());
            skipPasses(2);
            pair.transport.abort();
            log.log("unsent", pair.transport.getWriteBufferSize());
            draining.await();
            reading.await();
            log.attempt("drain", () -> drain(pair));
            log.attempt("wait closed", () -> waitClosed(pair));
          }
        });
  }

  @OnEachMechanism
  void halfCloseByUs(Mechanism mechanism, TestInfo test) throws IOException {
    check(
        test,
        mechanism,
        log -> {
          try (Pair pair = Pair.ofStreams(8)) {
            pair.writer().write(bytes("question"));
            pair.writer().writeEof();
            pair.writer().writeEof();
            try {
              pair.writer().write(bytes("more"));
            } catch (IllegalStateException refused) {
              log.log("refused");
            }
            log.log("peer got", pair.received());
            log.log("peer got", pair.received().length());
            pair.send("answer");
            pair.peer.shutdownOutput();
            log.attempt("read", () -> pair.reader().read());
          }
        });
  }

  @OnEachMechanism
  void halfCloseByThePeer(Mechanism mechanism, TestInfo test) throws IOException {
    check(
        test,
        mechanism,
        log -> {
          try (Pair pair = Pair.ofStreams(8)) {
            pair.send("question");
            pair.peer.shutdownOutput();
            log.attempt("read", () -> pair.reader().read());
            log.log("closing", pair.writer().isClosing(), "eof", pair.reader().atEof());
            pair.writer().write(bytes("answer"));
            log.attempt("drain", () -> drain(pair));
            log.log("peer got", pair.received());
            pair.writer().close();
            log.attempt("wait closed", () -> waitClosed(pair));
          }
        });
  }

  @OnEachMechanism
  void writeToAPeerThatIsGone(Mechanism mechanism, TestInfo test) throws IOException {
    check(
        test,
        mechanism,
        log -> {
          try (Pair pair = Pair.ofStreams(8)) {
            pair.peer.close();
            pair.writer().write(bytes("abc"));
            log.log("closing", pair.writer().isClosing());
            log.attempt("drain", () -> drain(pair));
            log.attempt("drain", () -> drain(pair));
            log.attempt("read", () -> pair.reader().read(3));
            log.attempt("wait closed", () -> waitClosed(pair));
          }
        });
  }

  @OnEachMechanism
  void readingPausesBeyondTwiceTheLimit(Mechanism mechanism, TestInfo test) throws IOException {
    check(
        test,
        mechanism,
        log -> {
          try (Pair pair = Pair.ofStreams(4)) {
            pair.send("123456789");
            log.attempt("one", () -> pair.reader().read(1));
            log.log("reading", pair.transport.isReading());
            log.attempt("three", () -> pair.reader().read(3));
            log.log("reading", pair.transport.isReading());
            log.attempt("one", () -> pair.reader().read(1));
            log.log("reading", pair.transport.isReading());
            pair.send("abcdefghi");
            log.attempt("more than the buffer", () -> pair.reader().readExactly(13));
            log.log("reading", pair.transport.isReading());
          }
        });
  }

  /** Logs its calls, and fails in the method of that name. */
  private record Logging(StreamTrace log, String fail) implements Protocol {
    private void called(String method, @Nullable Object argument) {
      log.log(StreamTrace.snakeCase(method), argument);
      if (method.equals(fail)) {
        throw new IllegalStateException("from " + StreamTrace.snakeCase(method));
      }
    }

    @Override
    public void connectionMade(Transport transport) {
      called("connectionMade", "");
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      byte[] received = new byte[data.remaining()];
      data.get(received);
      called("dataReceived", StreamTrace.shown(received));
    }

    @Override
    public boolean eofReceived() {
      called("eofReceived", "");
      return false;
    }

    @Override
    public void connectionLost(@Nullable IOException failure) {
      Throwable cause = failure == null ? null : failure.getCause();
      called("connectionLost", cause == null ? null : cause.getMessage());
    }

    @Override
    public void pauseWriting() {
      called("pauseWriting", "");
    }

    @Override
    public void resumeWriting() {
      called("resumeWriting", "");
    }
  }

  private static void play(StreamTrace log, String fail) throws IOException {
    try (Pair pair = Pair.of(() -> new Logging(log, fail))) {
      log.log("made");
      pair.send("abc");
      skipPasses(4);
      pair.peer.shutdownOutput();
      skipPasses(4);
      log.log("closing", pair.transport.isClosing());
    }
  }

  @OnEachMechanism
  void aProtocolIsCalledInOrder(Mechanism mechanism, TestInfo test) throws IOException {
    check(test, mechanism, log -> play(log, ""));
  }

  @OnEachMechanism
  void aProtocolThatFailsOnData(Mechanism mechanism, TestInfo test) throws IOException {
    check(test, mechanism, log -> play(log, "dataReceived"));
  }

  @OnEachMechanism
  void aProtocolThatFailsOnEof(Mechanism mechanism, TestInfo test) throws IOException {
    check(test, mechanism, log -> play(log, "eofReceived"));
  }

  @OnEachMechanism
  void aProtocolThatFailsWhenMade(Mechanism mechanism, TestInfo test) throws IOException {
    check(test, mechanism, log -> play(log, "connectionMade"));
  }

  @OnEachMechanism
  void highWaterAndLowWater(Mechanism mechanism, TestInfo test) throws IOException {
    check(
        test,
        mechanism,
        log -> {
          try (Pair pair = Pair.of(() -> new Logging(log, ""))) {
            Transport transport = pair.transport;
            transport.setWriteBufferLimits(new WriteBufferLimits(5_000_000, 100));
            transport.write(ByteBuffer.allocate(4_000_000));
            log.log("below");
            transport.write(ByteBuffer.allocate(2_000_000));
            transport.write(ByteBuffer.allocate(2_000_000));
            pair.receive(8_000_000);
            transport.setWriteBufferLimits(new WriteBufferLimits(0));
            transport.write(ByteBuffer.allocate(4_000_000));
            transport.close();
            transport.close();
            log.log("closing", transport.isClosing());
            log.log("peer got", pair.receive(Integer.MAX_VALUE));
          }
        });
  }
}
