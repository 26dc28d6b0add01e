package dev.interleave.loop.stream;

import dev.interleave.loop.Asyncio;
import dev.interleave.loop.Coroutine;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Connects a channel. asyncio: {@code BaseEventLoop._connect_sock}. */
final class Connector {

  /** One attempt. */
  interface Attempt {
    SocketChannel connect(SocketAddress address) throws IOException;
  }

  private Connector() {}

  /** Awaits a connection to the first address that takes one. */
  static SocketChannel connect(String target, List<? extends SocketAddress> addresses)
      throws IOException {
    List<Throwable> failures = new ArrayList<>();
    for (SocketAddress address : addresses) {
      try {
        return connect(address);
      } catch (IOException | UnsupportedAddressTypeException failure) {
        failures.add(failure);
      }
    }
    throw none(target, addresses, failures);
  }

  /**
   * Awaits the first connection: an address has {@code delay} to take one before the next is tried
   * as well.
   */
  static SocketChannel race(
      String target, List<InetSocketAddress> addresses, Duration delay, Attempt attempt)
      throws IOException {
    List<InetSocketAddress> turns = Staggered.interleave(addresses);
    List<Coroutine<SocketChannel>> attempts = new ArrayList<>();
    turns.forEach(address -> attempts.add(() -> attempt.connect(address)));
    Staggered.Outcome<SocketChannel> outcome =
        Staggered.race(attempts, delay, Connector::closeQuietly);
    SocketChannel winner = outcome.winner();
    if (winner != null) {
      return winner;
    }
    throw none(target, turns, outcome.failures());
  }

  private static void closeQuietly(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException _) {
      // Nobody was to use it anyway.
    }
  }

  /** The one error for all addresses, with what each of them failed with. */
  private static ConnectException none(
      String target, List<? extends SocketAddress> addresses, List<Throwable> failures) {
    StringBuilder reasons = new StringBuilder("Cannot connect to ").append(target);
    for (int i = 0; i < failures.size(); i++) {
      reasons.append(i == 0 ? ": " : ", ").append(reason(failures.get(i)));
      if (!(addresses.get(i) instanceof UnixDomainSocketAddress)) {
        reasons.append(" (").append(addresses.get(i)).append(')');
      }
    }
    ConnectException none = new ConnectException(reasons.toString());
    none.initCause(failures.getFirst());
    failures.stream().skip(1).forEach(none::addSuppressed);
    return none;
  }

  private static String reason(Throwable failure) {
    String message = failure.getMessage();
    return message != null ? message : failure.getClass().getSimpleName();
  }

  static SocketChannel connect(SocketAddress address) throws IOException {
    SocketChannel channel =
        address instanceof UnixDomainSocketAddress
            ? SocketChannel.open(StandardProtocolFamily.UNIX)
            : SocketChannel.open();
    boolean connected = false;
    try {
      channel.configureBlocking(false);
      Asyncio.runningLoop().sockConnect(channel, address);
      connected = true;
      return channel;
    } finally {
      if (!connected) {
        channel.close();
      }
    }
  }
}
