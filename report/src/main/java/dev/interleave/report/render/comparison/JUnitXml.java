package dev.interleave.report.render.comparison;

import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Fork;
import dev.interleave.report.pairing.ComparedBuilds;
import dev.interleave.report.pairing.Side;
import dev.interleave.report.render.JUnit;
import dev.interleave.report.render.Output;
import dev.interleave.report.render.Renderer;
import dev.interleave.report.text.Wrap;
import dev.interleave.report.verdicts.ComparisonFindings;
import dev.interleave.report.verdicts.Sentences;
import dev.interleave.report.verdicts.VerdictRow;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * {@code comparison.xml}: a test case for each subject, and one for each cell of one build only.
 */
record JUnitXml(Material material) implements Renderer {
  @Override
  public List<Output> outputs() {
    return List.of(
        Output.text("comparison.xml", JUnit.document(xml -> suite(xml, material.findings()))));
  }

  private static void suite(XMLStreamWriter xml, ComparisonFindings findings)
      throws XMLStreamException {
    ComparedBuilds builds = findings.builds();
    JUnit.suite(
        xml,
        "interleave.compare",
        findings.rows().stream().map(VerdictRow::kind).toList(),
        builds.onlyCandidate().size() + builds.onlyBaseline().size());
    JUnit.attribute(xml, "time", seconds(forks(builds), 1));
    JUnit.timestamp(xml, builds.candidate().startedAt());
    for (VerdictRow row : findings.rows()) {
      testCase(xml, row, findings);
    }
    for (CellKey cell : builds.onlyCandidate()) {
      oneSided(xml, cell, Side.CANDIDATE);
    }
    for (CellKey cell : builds.onlyBaseline()) {
      oneSided(xml, cell, Side.BASELINE);
    }
    JUnit.end(xml, Terminal.lines(findings));
  }

  private static void testCase(XMLStreamWriter xml, VerdictRow row, ComparisonFindings findings)
      throws XMLStreamException {
    CellKey cell = row.compared().subject().cell();
    JUnit.testCase(xml, cell, row.metric());
    JUnit.attribute(
        xml,
        "time",
        seconds(
            forks(findings.builds()).filter(fork -> fork.cell().equals(cell)),
            metrics(cell, findings)));
    JUnit.result(xml, row.kind(), Sentences.of(row, findings.margin()) + ".");
    xml.writeEndElement();
  }

  private static void oneSided(XMLStreamWriter xml, CellKey cell, Side side)
      throws XMLStreamException {
    JUnit.testCase(xml, cell, "");
    JUnit.attribute(xml, "time", seconds(Stream.empty(), 1));
    JUnit.skipped(
        xml,
        "Not compared, as only the %s has it: %s."
            .formatted(side.word(), Wrap.line(cell.toString())));
    xml.writeEndElement();
  }

  private static Stream<Fork> forks(ComparedBuilds builds) {
    return Stream.concat(builds.baselineForks().stream(), builds.candidateForks().stream());
  }

  /** A cell's metrics are measured by the same forks, and times should add up. */
  private static long metrics(CellKey cell, ComparisonFindings findings) {
    return findings.rows().stream()
        .filter(row -> row.compared().subject().cell().equals(cell))
        .count();
  }

  private static String seconds(Stream<Fork> forks, long parts) {
    return String.format(Locale.ROOT, "%.3f", forks.mapToDouble(Fork::seconds).sum() / parts);
  }
}
