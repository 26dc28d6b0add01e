package dev.interleave.report.render.gate;

import dev.interleave.report.gate.GateFindings;
import dev.interleave.report.gate.GateRow;
import dev.interleave.report.render.JUnit;
import dev.interleave.report.render.Output;
import dev.interleave.report.render.Renderer;
import java.util.List;

/** {@code gate.xml}: a test case for each subject, as CI servers read JUnit's. */
record GateJUnit(GateFindings findings) implements Renderer {
  @Override
  public List<Output> outputs() {
    return List.of(
        Output.text(
            "gate.xml",
            JUnit.document(
                xml -> {
                  JUnit.suite(
                      xml,
                      "interleave.gate",
                      findings.rows().stream().map(GateRow::kind).toList(),
                      0);
                  JUnit.timestamp(xml, findings.run().startedAt());
                  for (GateRow row : findings.rows()) {
                    JUnit.testCase(xml, row.series().id().cell(), row.series().id().metric());
                    JUnit.result(xml, row.kind(), GateText.sentence(row, findings));
                    xml.writeEndElement();
                  }
                  JUnit.end(xml, GateText.lines(findings));
                })));
  }
}
