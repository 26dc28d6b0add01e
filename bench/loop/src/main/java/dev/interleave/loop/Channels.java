package dev.interleave.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Calls back when channels are ready. Without a channel to wait for it makes no system call, and
 * opens no selector until the first.
 */
final class Channels {
  private static final int READ = SelectionKey.OP_READ | SelectionKey.OP_ACCEPT;
  private static final int WRITE = SelectionKey.OP_WRITE | SelectionKey.OP_CONNECT;

  private final EventLoop loop;
  private @Nullable Selector selector;

  private final Map<SelectableChannel, Watch> watches = new HashMap<>();

  /** The number of readers and writers. */
  private int watched;

  /** The callbacks of channels that were found ready, until {@link #dispatch}. */
  private final List<Handle> found = new ArrayList<>();

  private final Consumer<SelectionKey> whenReady = this::channelReady;

  /** The callbacks of one channel. */
  private static final class Watch {
    final SelectionKey key;
    @Nullable Handle reader;
    @Nullable Handle writer;

    Watch(SelectionKey key) {
      this.key = key;
    }
  }

  Channels(EventLoop loop) {
    this.loop = loop;
  }

  void addReader(SelectableChannel channel, Handle handle) {
    Watch watch = watch(channel);
    watch.key.interestOpsOr(channel.validOps() & READ);
    count(watch.reader, handle);
    watch.reader = handle;
  }

  void addWriter(SelectableChannel channel, Handle handle) {
    boolean connects = channel instanceof SocketChannel socket && socket.isConnectionPending();
    Watch watch = watch(channel);
    watch.key.interestOpsOr(connects ? SelectionKey.OP_CONNECT : SelectionKey.OP_WRITE);
    count(watch.writer, handle);
    watch.writer = handle;
  }

  boolean removeReader(SelectableChannel channel) {
    Watch watch = watches.get(channel);
    if (watch == null || watch.reader == null) {
      return false;
    }
    ignore(watch.key, READ);
    count(watch.reader, null);
    watch.reader = null;
    return true;
  }

  boolean removeWriter(SelectableChannel channel) {
    Watch watch = watches.get(channel);
    if (watch == null || watch.writer == null) {
      return false;
    }
    ignore(watch.key, WRITE);
    count(watch.writer, null);
    watch.writer = null;
    return true;
  }

  private void count(@Nullable Handle replaced, @Nullable Handle added) {
    if (replaced != null) {
      watched--;
      replaced.cancel();
    }
    if (added != null) {
      watched++;
    }
  }

  private static void ignore(SelectionKey key, int operations) {
    if (key.isValid()) {
      try {
        key.interestOpsAnd(~operations);
      } catch (CancelledKeyException closed) {
        // Another thread closed the channel meanwhile: it is ignored anyway.
      }
    }
  }

  private Watch watch(SelectableChannel channel) {
    loop.checkClosed();
    loop.checkThread();
    try {
      if (selector == null) {
        selector = Selector.open();
      }
      Watch watch = watches.get(channel);
      if (watch == null) {
        if (watches.size() > 2 * selector.keys().size() + 16) { // Rarely, so it costs little.
          forgetClosed();
        }
        watch = new Watch(channel.register(selector, 0));
        watch.key.attach(watch);
        watches.put(channel, watch);
      }
      return watch;
    } catch (ClosedChannelException closed) {
      throw Sneaky.raise(closed);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Whether to sleep in {@link #select}, as channels are waited for. */
  boolean needSelector() {
    if (watched == 0 && selector != null && !watches.isEmpty()) {
      selectNow(selector, key -> {}); // Channels closed since stay half open until a selection.
      forgetClosed();
    }
    return watched > 0;
  }

  /** Drops the callbacks of closed channels: there is nothing to call them for. */
  private void forgetClosed() {
    watches
        .values()
        .removeIf(
            watch -> {
              if (watch.key.isValid()) {
                return false;
              }
              count(watch.reader, null);
              count(watch.writer, null);
              return true;
            });
  }

  /**
   * Looks which channels are ready; {@link #dispatch} will call back. Also what was closed since is
   * closed for good only now.
   */
  boolean poll() {
    if (found.isEmpty() && !watches.isEmpty() && selector != null) {
      selectNow(selector, whenReady);
    }
    return !found.isEmpty();
  }

  private static void selectNow(Selector selector, Consumer<SelectionKey> action) {
    try {
      selector.selectNow(action);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Waits until a channel is ready, {@link #wakeup}, or for a time: rounded up, as asyncio does.
   */
  void select(long nanos) {
    try {
      if (selector != null) {
        selector.select(whenReady, Math.max(1, (nanos + 999_999) / 1_000_000));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Ends {@link #select}. Called by other threads. */
  void wakeup() {
    Selector waiting = selector;
    if (waiting != null) {
      waiting.wakeup();
    }
  }

  private void channelReady(SelectionKey key) {
    if (key.isValid() && key.attachment() instanceof Watch watch) {
      int operations = key.readyOps();
      if ((operations & READ) != 0 && watch.reader != null) {
        found.add(watch.reader);
      }
      if ((operations & WRITE) != 0 && watch.writer != null) {
        found.add(watch.writer);
      }
    }
  }

  /** Queues the callbacks of the channels that were found ready. */
  void dispatch(Collection<Handle> ready) {
    if (!found.isEmpty()) {
      ready.addAll(found);
      found.clear();
    }
  }

  void close() {
    if (selector != null) {
      try {
        selector.close();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
