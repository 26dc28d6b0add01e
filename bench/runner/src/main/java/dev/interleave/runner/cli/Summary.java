package dev.interleave.runner.cli;

import dev.interleave.report.Report;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** The report, written, and its sentences on the terminal. */
final class Summary {
  private static final String PAGE = "report.html";

  private Summary() {}

  static void write(List<Path> inputs, Path out, PrintWriter to) {
    Report report = Report.read(inputs);
    report.writeTo(out);
    to.println();
    report.answers().forEach(to::println);
    int doubts = report.doubts().size();
    to.println();
    to.println(
        doubts == 0
            ? "No doubts about these numbers."
            : "%d %s about these numbers, explained in the report."
                .formatted(doubts, doubts == 1 ? "doubt" : "doubts"));
    to.println("Report: " + out.resolve(PAGE).toAbsolutePath().normalize().toUri());
    to.flush();
  }
}
