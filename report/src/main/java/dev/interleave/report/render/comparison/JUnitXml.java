package dev.interleave.report.render.comparison;

import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Fork;
import dev.interleave.report.pairing.ComparedBuilds;
import dev.interleave.report.pairing.Side;
import dev.interleave.report.render.Output;
import dev.interleave.report.render.Renderer;
import dev.interleave.report.text.Wrap;
import dev.interleave.report.verdicts.ComparisonFindings;
import dev.interleave.report.verdicts.Kind;
import dev.interleave.report.verdicts.Sentences;
import dev.interleave.report.verdicts.VerdictRow;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * {@code comparison.xml}: a test case for each subject, in the format of JUnit's Ant task as CI
 * servers read it. Slower is a failure, what could not be measured an error; what is undecided,
 * accepted or in one build only is skipped.
 */
record JUnitXml(Material material) implements Renderer {
  @Override
  public List<Output> outputs() {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      suite(xml, material.findings());
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("a string can be written to", impossible);
    }
    return List.of(Output.text("comparison.xml", text + "\n"));
  }

  private static void suite(XMLStreamWriter xml, ComparisonFindings findings)
      throws XMLStreamException {
    ComparedBuilds builds = findings.builds();
    begin(xml, "testsuite");
    attribute(xml, "name", "interleave.compare");
    int oneSided = builds.onlyCandidate().size() + builds.onlyBaseline().size();
    int open = findings.of(Kind.UNDECIDED).size() + findings.of(Kind.SLOWER_ACCEPTED).size();
    attribute(xml, "tests", String.valueOf(findings.rows().size() + oneSided));
    attribute(xml, "failures", String.valueOf(findings.of(Kind.SLOWER).size()));
    attribute(xml, "errors", String.valueOf(findings.of(Kind.COULD_NOT_MEASURE).size()));
    attribute(xml, "skipped", String.valueOf(open + oneSided));
    attribute(xml, "time", seconds(forks(builds), 1));
    // The format has no time zone; what was recorded is UTC.
    attribute(xml, "timestamp", builds.candidate().startedAt().replaceFirst("Z$", ""));
    for (VerdictRow row : findings.rows()) {
      testCase(xml, row, findings);
    }
    for (CellKey cell : builds.onlyCandidate()) {
      oneSided(xml, cell, Side.CANDIDATE);
    }
    for (CellKey cell : builds.onlyBaseline()) {
      oneSided(xml, cell, Side.BASELINE);
    }
    begin(xml, "system-out");
    xml.writeCharacters(printable(String.join("\n", Terminal.lines(findings))));
    xml.writeEndElement();
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  private static void testCase(XMLStreamWriter xml, VerdictRow row, ComparisonFindings findings)
      throws XMLStreamException {
    CellKey cell = row.compared().subject().cell();
    begin(
        xml,
        cell,
        " " + row.metric(),
        seconds(
            forks(findings.builds()).filter(fork -> fork.cell().equals(cell)),
            metrics(cell, findings)));
    String sentence = Sentences.of(row, findings.margin()) + ".";
    switch (row.kind()) {
      case SLOWER -> problem(xml, "failure", row.kind(), sentence);
      case COULD_NOT_MEASURE -> problem(xml, "error", row.kind(), sentence);
      case UNDECIDED, SLOWER_ACCEPTED -> skipped(xml, sentence);
      case FASTER, SAME -> {
        xml.writeStartElement("system-out");
        xml.writeCharacters(printable(sentence));
        xml.writeEndElement();
      }
    }
    xml.writeEndElement();
  }

  private static void oneSided(XMLStreamWriter xml, CellKey cell, Side side)
      throws XMLStreamException {
    begin(xml, cell, "", seconds(Stream.empty(), 1));
    skipped(
        xml,
        "Not compared, as only the %s has it: %s."
            .formatted(side.word(), Wrap.line(cell.toString())));
    xml.writeEndElement();
  }

  private static void begin(XMLStreamWriter xml, CellKey cell, String metric, String seconds)
      throws XMLStreamException {
    int method = cell.benchmark().lastIndexOf('.');
    begin(xml, "testcase");
    attribute(xml, "classname", cell.benchmark().substring(0, Math.max(0, method)));
    attribute(xml, "name", cell.toString().substring(method + 1) + metric);
    attribute(xml, "time", seconds);
  }

  private static void skipped(XMLStreamWriter xml, String message) throws XMLStreamException {
    xml.writeStartElement("skipped");
    attribute(xml, "message", message);
    xml.writeEndElement();
  }

  private static void problem(XMLStreamWriter xml, String element, Kind kind, String sentence)
      throws XMLStreamException {
    xml.writeStartElement(element);
    attribute(xml, "message", sentence);
    attribute(xml, "type", kind.id());
    xml.writeCharacters(printable(sentence));
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

  private static void begin(XMLStreamWriter xml, String element) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement(element);
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(name, printable(value));
  }

  /** XML 1.0 has no way to write most control characters, nor half a surrogate pair. */
  private static String printable(String text) {
    return text.codePoints()
        .map(point -> isXml(point) ? point : 0xFFFD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isXml(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || (point >= 0x20 && point < 0xD800)
        || (point >= 0xE000 && point < 0xFFFE)
        || point > 0xFFFF;
  }
}
