package dev.interleave.runner;

import dev.interleave.runner.cli.InterleaveCommand;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/** The command line's entry. */
public final class Interleave {
  private Interleave() {}

  public static void main(String[] args) {
    Charset out = System.out.charset();
    Charset err = System.err.charset();
    System.exit(
        InterleaveCommand.execute(
            new PrintWriter(System.out, true, out), new PrintWriter(System.err, true, err), args));
  }
}
