package dev.interleave.report.render.load;

import dev.interleave.report.input.Run;
import dev.interleave.report.load.LoadFindings;
import dev.interleave.report.load.LoadResults;
import dev.interleave.report.render.Image;
import dev.interleave.report.render.Output;
import dev.interleave.report.render.Renderer;
import dev.interleave.report.render.jte.JteloadGenerated;
import dev.interleave.report.text.Digits;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code load.html}: one page that needs nothing else, and no network. */
record LoadPage(Material material) implements Renderer {
  @Override
  public List<Output> outputs() {
    StringOutput text = new StringOutput();
    // The interceptor, here null, is for frameworks that complete forms.
    JteloadGenerated.render(new OwaspHtmlTemplateOutput(text), null, model());
    return List.of(Output.text("load.html", text.toString()));
  }

  private LoadModel model() {
    LoadFindings findings = material.findings();
    return new LoadModel(
        LoadSentences.method(findings),
        findings.answers(),
        sections(findings),
        LoadSentences.reading(findings),
        findings.doubts(),
        facts(findings.results()));
  }

  private List<LoadModel.Section> sections(LoadFindings findings) {
    List<LoadModel.Section> sections = new ArrayList<>();
    for (Grid grid : Grid.of(findings)) {
      String number = "-%02d".formatted(sections.size() + 1);
      sections.add(
          new LoadModel.Section(
              grid.request(),
              Image.of(
                  material.pictures().stream()
                      .filter(picture -> picture.id().endsWith(number))
                      .toList()),
              grid.header(),
              grid.lines().stream().map(LoadPage::line).toList()));
    }
    return sections;
  }

  private static LoadModel.Line line(Grid.Line line) {
    return new LoadModel.Line(
        line.cells().getFirst(), line.cells().subList(1, line.cells().size()), line.note());
  }

  private static Map<String, String> facts(LoadResults results) {
    Run.Environment on = results.environment();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("measured", results.source());
    facts.put("begun", results.startedAt());
    facts.put("machine", "%s, %s".formatted(on.cpuModel(), Digits.count(on.cores(), "core")));
    facts.put("system", on.os());
    facts.put("JDK", on.jdk());
    facts.put("command", results.command());
    return facts;
  }
}
