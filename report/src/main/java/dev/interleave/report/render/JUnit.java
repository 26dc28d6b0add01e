package dev.interleave.report.render;

import dev.interleave.report.input.CellKey;
import dev.interleave.report.verdicts.Kind;
import java.io.StringWriter;
import java.util.Collections;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Verdicts in the format of JUnit's Ant task as CI servers read it: slower is a failure, what could
 * not be measured an error, and what is undecided, accepted or not compared is skipped.
 */
public final class JUnit {
  private JUnit() {}

  /** Writes what is in a document. */
  public interface Body {
    void write(XMLStreamWriter xml) throws XMLStreamException;
  }

  /** A whole document. */
  public static String document(Body body) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      body.write(xml);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("a string can be written to", impossible);
    }
    return text + "\n";
  }

  /**
   * Begins a suite.
   *
   * @param kinds of all its cases that have a verdict
   * @param others cases without one, to be skipped
   */
  public static void suite(XMLStreamWriter xml, String name, List<Kind> kinds, int others)
      throws XMLStreamException {
    begin(xml, "testsuite");
    attribute(xml, "name", name);
    attribute(xml, "tests", String.valueOf(kinds.size() + others));
    attribute(xml, "failures", String.valueOf(count(kinds, Kind.SLOWER)));
    attribute(xml, "errors", String.valueOf(count(kinds, Kind.COULD_NOT_MEASURE)));
    int open = count(kinds, Kind.UNDECIDED) + count(kinds, Kind.SLOWER_ACCEPTED);
    attribute(xml, "skipped", String.valueOf(open + others));
  }

  /**
   * When the suite began, by ISO 8601: the format has no time zone, and what was recorded is UTC.
   */
  public static void timestamp(XMLStreamWriter xml, String startedAt) throws XMLStreamException {
    attribute(xml, "timestamp", startedAt.replaceFirst("Z$", ""));
  }

  private static int count(List<Kind> kinds, Kind kind) {
    return Collections.frequency(kinds, kind);
  }

  /**
   * Begins a case.
   *
   * @param metric empty for none
   */
  public static void testCase(XMLStreamWriter xml, CellKey cell, String metric)
      throws XMLStreamException {
    int method = cell.benchmark().lastIndexOf('.');
    begin(xml, "testcase");
    attribute(xml, "classname", cell.benchmark().substring(0, Math.max(0, method)));
    attribute(
        xml,
        "name",
        cell.toString().substring(method + 1) + (metric.isEmpty() ? "" : " " + metric));
  }

  /** What came of a case. */
  public static void result(XMLStreamWriter xml, Kind kind, String sentence)
      throws XMLStreamException {
    switch (kind) {
      case SLOWER -> problem(xml, "failure", kind, sentence);
      case COULD_NOT_MEASURE -> problem(xml, "error", kind, sentence);
      case UNDECIDED, SLOWER_ACCEPTED -> skipped(xml, sentence);
      case FASTER, SAME -> {
        xml.writeStartElement("system-out");
        xml.writeCharacters(printable(sentence));
        xml.writeEndElement();
      }
    }
  }

  /** Why a case has no result. */
  public static void skipped(XMLStreamWriter xml, String message) throws XMLStreamException {
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

  /** Ends a suite with what was printed. */
  public static void end(XMLStreamWriter xml, List<String> lines) throws XMLStreamException {
    begin(xml, "system-out");
    xml.writeCharacters(printable(String.join("\n", lines)));
    xml.writeEndElement();
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  private static void begin(XMLStreamWriter xml, String element) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement(element);
  }

  /** Writes an attribute, whatever its value holds. */
  public static void attribute(XMLStreamWriter xml, String name, String value)
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
