package dev.interleave.loop.stream;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Clients of a server under stress, in a process of their own: plain blocking channels. Its
 * arguments are what to do, the server's port, and how often; it prints "ready" when that is done
 * and goes on with the next line of its input.
 */
final class StressPeer {
  private static final BufferedReader IN =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));

  private final InetSocketAddress server;

  private StressPeer(int port) {
    server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    StressPeer peer = new StressPeer(Integer.parseInt(arguments[1]));
    int count = Integer.parseInt(arguments[2]);
    switch (arguments[0]) {
      case "hold" -> peer.hold(count);
      case "short" -> peer.inThreads(count, peer::exchangeAndClose);
      case "chaos" -> peer.inThreads(count, peer::misbehave);
      case "deaf" -> peer.stayDeaf(count);
      default -> throw new IllegalArgumentException("unknown: " + arguments[0]);
    }
    ready();
  }

  private static void ready() throws IOException {
    System.out.println("ready");
    IN.readLine();
  }

  private SocketChannel connect() throws IOException {
    return SocketChannel.open(server);
  }

  private static void exchange(SocketChannel channel, String line) throws IOException {
    byte[] bytes = line.getBytes(StandardCharsets.US_ASCII);
    channel.write(ByteBuffer.wrap(bytes));
    receive(channel, bytes);
  }

  private static void receive(SocketChannel channel, byte[] expected) throws IOException {
    ByteBuffer answer = ByteBuffer.allocate(expected.length);
    while (answer.hasRemaining() && channel.read(answer) >= 0) {
      // More is to come.
    }
    if (!answer.flip().equals(ByteBuffer.wrap(expected))) {
      throw new IOException("wrong answer, of " + answer.remaining() + " bytes");
    }
  }

  /** Opens connections, exchanges a line on each, and again with all of them open. */
  private void hold(int count) throws IOException {
    List<SocketChannel> open = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SocketChannel channel = connect();
      exchange(channel, "first " + i + "\n");
      open.add(channel);
    }
    ready();
    for (int i = 0; i < count; i++) {
      byte[] line = ("second " + i + "\n").getBytes(StandardCharsets.US_ASCII);
      open.get(i).write(ByteBuffer.wrap(line));
    }
    for (int i = 0; i < count; i++) {
      receive(open.get(i), ("second " + i + "\n").getBytes(StandardCharsets.US_ASCII));
    }
    ready();
    for (SocketChannel channel : open) {
      channel.close();
    }
  }

  private interface Client {
    void run(int number) throws Exception;
  }

  private void inThreads(int count, Client client) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        all.add(
            threads.submit(
                () -> {
                  client.run(number);
                  return null;
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
  }

  private void exchangeAndClose(int number) throws IOException {
    try (SocketChannel channel = connect()) {
      exchange(channel, "short " + number + "\n");
    }
  }

  /** Does one of the things that the clients of a server do to it. */
  private void misbehave(int number) throws Exception {
    byte[] many = (".".repeat(999) + "\n").repeat(200).getBytes(StandardCharsets.US_ASCII);
    try (SocketChannel channel = connect()) {
      switch (number % 5) {
        case 0 -> { // A reset before anything was said.
          channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
        case 1 -> { // A reset amidst a line, with the echo of the first unread.
          channel.write(ByteBuffer.wrap("one\ntw".getBytes(StandardCharsets.US_ASCII)));
          channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
        case 2 -> { // A half-close before the answer is read.
          channel.write(ByteBuffer.wrap("half\n".getBytes(StandardCharsets.US_ASCII)));
          channel.shutdownOutput();
          receive(channel, "half\n".getBytes(StandardCharsets.US_ASCII));
        }
        case 3 -> { // One who reads slowly what it writes fast.
          Thread writer = Thread.startVirtualThread(() -> write(channel, many));
          ByteBuffer some = ByteBuffer.allocate(5000);
          for (int left = many.length; left > 0; ) {
            int count = channel.read(some.clear());
            if (count < 0) {
              throw new IOException("the end, " + left + " bytes before it");
            }
            left -= count;
            Thread.sleep(1);
          }
          writer.join();
        }
        default -> exchange(channel, "plain\n");
      }
    }
  }

  private static void write(SocketChannel channel, byte[] data) {
    try {
      channel.write(ByteBuffer.wrap(data));
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  /** Asks, and reads no answer; resets all connections in the end. */
  private void stayDeaf(int count) throws IOException {
    List<SocketChannel> open = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SocketChannel channel = connect();
      channel.write(ByteBuffer.wrap("go\n".getBytes(StandardCharsets.US_ASCII)));
      open.add(channel);
    }
    ready();
    for (SocketChannel channel : open) {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      channel.close();
    }
  }
}
