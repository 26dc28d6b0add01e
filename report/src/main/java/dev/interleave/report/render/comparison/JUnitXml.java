package dev.interleave.report.render.comparison;

import dev.interleave.report.pairing.ComparedBuilds;
import dev.interleave.report.render.Output;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * {@code comparison.xml}: a test case for each subject, as CI servers read them. Slower is a
 * failure, what could not be measured an error, and what is undecided is skipped.
 */
final class JUnitXml {
  private JUnitXml() {}

  static List<Output> of(ComparedBuilds builds, List<VerdictRow> rows) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", "interleave.compare");
      xml.writeAttribute("tests", String.valueOf(rows.size()));
      xml.writeAttribute("failures", count(rows, VerdictRow.Kind.SLOWER));
      xml.writeAttribute("errors", count(rows, VerdictRow.Kind.COULD_NOT_MEASURE));
      xml.writeAttribute("skipped", count(rows, VerdictRow.Kind.UNDECIDED));
      xml.writeAttribute("timestamp", builds.candidate().startedAt());
      for (VerdictRow row : rows) {
        testCase(xml, row);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("a string can be written to", impossible);
    }
    return List.of(Output.text("comparison.xml", text + "\n"));
  }

  private static void testCase(XMLStreamWriter xml, VerdictRow row) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", printable(row.compared().subject().cell().benchmark()));
    xml.writeAttribute("name", printable(row.name() + " " + row.metric()));
    String element =
        switch (row.kind()) {
          case SLOWER -> "failure";
          case COULD_NOT_MEASURE -> "error";
          case UNDECIDED -> "skipped";
          case FASTER, SAME -> "system-out";
        };
    xml.writeStartElement(element);
    if (element.equals("system-out")) {
      xml.writeCharacters(printable(row.sentence()));
    } else {
      xml.writeAttribute("message", printable(row.sentence()));
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static String count(List<VerdictRow> rows, VerdictRow.Kind kind) {
    return String.valueOf(rows.stream().filter(row -> row.kind() == kind).count());
  }

  /** XML has no way to write control characters. */
  private static String printable(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\t\n\r]]", "\uFFFD");
  }
}
