package dev.interleave.loop.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Clients of a server under stress, in a process of their own: plain blocking channels. Its
 * arguments are the server's port, how many there are, and how many more stop within a head; it
 * prints "ready" after each round and goes on with the next line of its input.
 */
final class HttpStressPeer {
  private static final BufferedReader IN =
      new BufferedReader(new InputStreamReader(System.in, US_ASCII));
  private static final byte[] REQUEST = "GET / HTTP/1.1\r\nHost: test\r\n\r\n".getBytes(US_ASCII);

  private HttpStressPeer() {}

  /** Runs it. */
  public static void main(String[] arguments) throws IOException {
    InetSocketAddress server =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
    List<SocketChannel> whole = new ArrayList<>();
    List<SocketChannel> halves = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
      whole.add(SocketChannel.open(server));
      exchange(whole.getLast());
    }
    for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
      halves.add(SocketChannel.open(server));
      halves.getLast().write(ByteBuffer.wrap(REQUEST, 0, 20));
    }
    ready();
    for (SocketChannel each : whole) {
      each.write(ByteBuffer.wrap(REQUEST));
    }
    for (SocketChannel each : whole) {
      receive(each);
    }
    ready();
    for (SocketChannel each : halves) {
      if (!receiveAll(each).startsWith("HTTP/1.1 408 ")) {
        throw new IOException("a slow client was not told so");
      }
      each.close();
    }
    for (SocketChannel each : whole) {
      exchange(each);
      each.close();
    }
    ready();
  }

  private static void ready() throws IOException {
    System.out.println("ready");
    IN.readLine();
  }

  private static void exchange(SocketChannel channel) throws IOException {
    channel.write(ByteBuffer.wrap(REQUEST));
    receive(channel);
  }

  private static void receive(SocketChannel channel) throws IOException {
    ByteBuffer answer = ByteBuffer.allocate(1000);
    while (true) {
      if (channel.read(answer) < 0) {
        throw new IOException("the server closed a connection");
      }
      if (text(answer).endsWith("\r\n\r\nok")) {
        return;
      }
    }
  }

  private static String receiveAll(SocketChannel channel) throws IOException {
    ByteBuffer answer = ByteBuffer.allocate(1000);
    while (channel.read(answer) >= 0) {
      // More is to come.
    }
    return text(answer);
  }

  private static String text(ByteBuffer buffer) {
    return US_ASCII.decode(buffer.duplicate().flip()).toString();
  }
}
