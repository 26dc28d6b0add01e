package dev.interleave.loop.stream;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds the channels of a TCP server. */
final class Listeners {
  private Listeners() {}

  /**
   * Listens on each address that this machine has: a name may stand for one of a family that is
   * switched off.
   */
  static List<ServerSocketChannel> listen(
      @Nullable String host, List<InetSocketAddress> addresses, int backlog) throws IOException {
    List<ServerSocketChannel> channels = new ArrayList<>();
    IOException absent = null;
    try {
      for (InetSocketAddress address : addresses) {
        try {
          channels.add(listen(address, backlog));
        } catch (BindException failure) {
          if (!String.valueOf(failure.getMessage()).contains("Cannot assign")) {
            throw failure;
          }
          absent = failure;
        }
      }
      if (channels.isEmpty() && absent != null) {
        throw absent;
      }
      return channels;
    } catch (IOException failure) {
      for (ServerSocketChannel channel : channels) {
        channel.close();
      }
      int port = addresses.getFirst().getPort();
      BindException named =
          new BindException(
              "Cannot listen on "
                  + (host == null || host.isEmpty() ? "*" : host)
                  + ":"
                  + port
                  + ": "
                  + failure.getMessage());
      named.initCause(failure);
      throw named;
    }
  }

  private static ServerSocketChannel listen(InetSocketAddress address, int backlog)
      throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    boolean listening = false;
    try {
      channel.bind(address, backlog);
      channel.configureBlocking(false);
      listening = true;
      return channel;
    } finally {
      if (!listening) {
        channel.close();
      }
    }
  }
}
