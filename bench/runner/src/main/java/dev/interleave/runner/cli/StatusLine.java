package dev.interleave.runner.cli;

import dev.interleave.report.simulate.SelfTest;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/** How far a self-test is: one line that changes on a terminal, else a line for each table. */
final class StatusLine {
  private static final int WIDTH = 60;

  private final PrintWriter to;
  private final boolean terminal =
      Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  private String table = "";

  StatusLine(PrintWriter to) {
    this.to = to;
  }

  void show(SelfTest.Progress progress) {
    String line = "%d/%d  %s".formatted(progress.done(), progress.of(), progress.table());
    if (terminal) {
      boolean end = progress.done() == progress.of();
      to.print("\r" + (end ? " ".repeat(WIDTH) + "\r" : ("%-" + WIDTH + "s").formatted(line)));
    } else if (!progress.table().equals(table) && !progress.table().isEmpty()) {
      to.println(line);
    }
    table = progress.table();
    to.flush();
  }
}
