package dev.interleave.runner;

import dev.interleave.runner.cli.InterleaveCommand;
import dev.interleave.runner.cli.Interruption;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/** The command line's entry. */
public final class Interleave {
  private Interleave() {}

  public static void main(String[] args) {
    Charset out = System.out.charset();
    Charset err = System.err.charset();
    Interruption interruption = Interruption.ofProcess();
    interruption.exit(
        InterleaveCommand.execute(
            interruption,
            new PrintWriter(System.out, true, out),
            new PrintWriter(System.err, true, err),
            args));
  }
}
