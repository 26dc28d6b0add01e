package dev.interleave.loop.stream;

import dev.interleave.loop.Asyncio;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.ArrayList;
import java.util.List;

/** Connects a channel. asyncio: {@code BaseEventLoop._connect_sock}. */
final class Connector {
  private Connector() {}

  /** Awaits a connection to the first address that takes one. */
  static SocketChannel connect(String target, List<? extends SocketAddress> addresses)
      throws IOException {
    List<Exception> failures = new ArrayList<>();
    StringBuilder reasons = new StringBuilder("Cannot connect to ").append(target);
    for (SocketAddress address : addresses) {
      try {
        return connect(address);
      } catch (IOException | UnsupportedAddressTypeException failure) {
        reasons.append(failures.isEmpty() ? ": " : ", ").append(reason(failure));
        if (!(address instanceof UnixDomainSocketAddress)) {
          reasons.append(" (").append(address).append(')');
        }
        failures.add(failure);
      }
    }
    ConnectException none = new ConnectException(reasons.toString());
    none.initCause(failures.removeFirst());
    failures.forEach(none::addSuppressed);
    throw none;
  }

  private static String reason(Exception failure) {
    String message = failure.getMessage();
    return message != null ? message : failure.getClass().getSimpleName();
  }

  private static SocketChannel connect(SocketAddress address) throws IOException {
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
