package dev.interleave.runner.load.generator;

import dev.interleave.report.input.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The load generator's entry. It reads a {@link Target} and then {@link Order}s from its input, each
 * in a line, answers each order with a {@link Reply} in a line, and ends when its input ends.
 */
public final class Generator {
  private static final Path INPUT = Path.of("standard input");

  private Generator() {}

  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      String first = in.readLine();
      if (first == null) {
        return;
      }
      Client client = new Client(Json.parse(INPUT, first, Target.class));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.println(Json.line(reply(client, Json.parse(INPUT, line, Order.class))));
      }
    }
  }

  private static Reply reply(Client client, Order order) {
    try {
      return new Reply(client.measure(order), null);
    } catch (IOException e) {
      return new Reply(null, String.valueOf(e.getMessage()));
    }
  }
}
