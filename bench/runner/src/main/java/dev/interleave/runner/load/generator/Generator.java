package dev.interleave.runner.load.generator;

import dev.interleave.report.input.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The load generator's entry. It reads a {@link Target} and then {@link Order}s from its input,
 * each in a line, and answers each order with a {@link Reply} in a line. It ends when its input
 * ends, also within an order: whoever gave it has gone.
 */
public final class Generator {
  private static final Path INPUT = Path.of("standard input");

  private Generator() {}

  public static void main(String[] args) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    Thread.ofPlatform().daemon().name("input").start(() -> read(lines));
    Target target = Json.parse(INPUT, lines.take(), Target.class);
    while (true) {
      Order order = Json.parse(INPUT, lines.take(), Order.class);
      out.println(Json.line(reply(target, order)));
    }
  }

  private static void read(BlockingQueue<String> lines) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
      }
    } catch (IOException e) {
      System.err.println("The input can't be read: " + e.getMessage());
    }
    Runtime.getRuntime().halt(0);
  }

  private static Reply reply(Target target, Order order) {
    try {
      return new Reply(Client.measure(target, order), null);
    } catch (IOException e) {
      return new Reply(null, String.valueOf(e.getMessage()));
    }
  }
}
