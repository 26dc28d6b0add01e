package dev.interleave.loop.stream;

import static dev.interleave.loop.Asyncio.sleep;

import dev.interleave.loop.Coroutine;
import dev.interleave.loop.EventLoop;
import dev.interleave.loop.ExceptionContext;
import dev.interleave.loop.Task;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Feeds a reader, and has a writer wait. asyncio: {@code StreamReaderProtocol}. */
final class StreamProtocol implements Protocol {
  private final EventLoop loop;
  private final StreamReader reader;
  private final @Nullable ConnectionHandler handler;
  private final Waiters draining;
  private final Waiters closing;

  private boolean paused;
  private boolean lost;
  private @Nullable IOException failure;

  /**
   * A protocol that feeds {@code reader}.
   *
   * @param handler what a server runs for the connection; null on a client
   */
  StreamProtocol(EventLoop loop, StreamReader reader, @Nullable ConnectionHandler handler) {
    this.loop = loop;
    this.reader = reader;
    this.handler = handler;
    draining = new Waiters(loop);
    closing = new Waiters(loop);
  }

  @Override
  public void connectionMade(Transport transport) {
    reader.setTransport(transport);
    if (handler != null) {
      ConnectionHandler called = handler;
      StreamWriter writer = new StreamWriter(transport, this, reader);
      Task<?> task = loop.createTask(Coroutine.of(() -> called.handle(reader, writer)));
      task.addDoneCallback(done -> handled(task, transport));
    }
  }

  private void handled(Task<?> task, Transport transport) {
    if (task.cancelled()) {
      transport.close();
      return;
    }
    Throwable thrown = task.exception();
    if (thrown != null) {
      loop.callExceptionHandler(
          new ExceptionContext("Unhandled exception in connection handler", thrown, task, null));
      transport.close();
    }
  }

  @Override
  public void dataReceived(ByteBuffer data) {
    reader.feedData(data);
  }

  @Override
  public boolean eofReceived() {
    reader.feedEof();
    return true;
  }

  @Override
  public void connectionLost(@Nullable IOException why) {
    if (why == null) {
      reader.feedEof();
    } else {
      reader.setException(why);
    }
    lost = true;
    failure = why;
    closing.release(why);
    draining.release(why);
  }

  @Override
  public void pauseWriting() {
    paused = true;
  }

  @Override
  public void resumeWriting() {
    paused = false;
    draining.release(null);
  }

  void drain(boolean transportIsClosing) throws IOException {
    if (transportIsClosing) {
      sleep(Duration.ZERO); // So that a loop of writes and drains sees its connection lost.
    }
    if (lost) {
      throw new SocketException("Connection lost");
    }
    if (paused) {
      draining.await();
    }
  }

  void waitClosed() throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (!lost) {
      closing.await();
    }
  }
}
