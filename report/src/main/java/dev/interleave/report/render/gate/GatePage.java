package dev.interleave.report.render.gate;

import dev.interleave.report.charts.Change;
import dev.interleave.report.charts.ForestPictures;
import dev.interleave.report.charts.Picture;
import dev.interleave.report.gate.GateFindings;
import dev.interleave.report.gate.GateRow;
import dev.interleave.report.render.Image;
import dev.interleave.report.render.Output;
import dev.interleave.report.render.Renderer;
import dev.interleave.report.render.jte.JtegateGenerated;
import dev.interleave.report.text.Percents;
import dev.interleave.report.text.Wrap;
import dev.interleave.report.verdicts.Kind;
import dev.interleave.report.verdicts.Sentences;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;

/** {@code gate.html}, one page that needs nothing else, and its pictures as files. */
record GatePage(GateFindings findings) implements Renderer {
  private static final int URGENT = 10;
  private static final int LONGEST_REMARK = 300;

  @Override
  public List<Output> outputs() {
    List<Picture> pictures =
        ForestPictures.of(
            "gate",
            "Change since the stored baseline",
            findings.rows().stream()
                .map(
                    row ->
                        new Change(
                            findings.name(row) + ", " + row.series().id().metric(),
                            row.ratio(),
                            row.kind()))
                .toList(),
            findings.margin());
    StringOutput text = new StringOutput();
    // The interceptor, here null, is for frameworks that complete forms.
    JtegateGenerated.render(new OwaspHtmlTemplateOutput(text), null, model(pictures));
    List<Output> outputs = new ArrayList<>(Output.pictures(pictures));
    outputs.add(Output.text("gate.html", text.toString()));
    return List.copyOf(outputs);
  }

  private GateModel model(List<Picture> pictures) {
    List<GateRow> urgent =
        findings.rows().stream()
            .filter(row -> row.kind().isChange() || row.kind() == Kind.COULD_NOT_MEASURE)
            .toList();
    List<GateRow> first = urgent.subList(0, Math.min(URGENT, urgent.size()));
    return new GateModel(
        findings.headline(),
        first.stream().map(row -> GateText.sentence(row, findings)).toList(),
        urgent.size() - first.size(),
        Image.of(pictures),
        findings.grounds(),
        findings.rows().stream().map(this::cells).toList(),
        oneSided(),
        Percents.plain(findings.margin()));
  }

  private GateModel.VerdictCells cells(GateRow row) {
    return new GateModel.VerdictCells(
        findings.name(row),
        row.series().id().metric(),
        row.kind().words(),
        row.kind().id(),
        Percents.change(row.ratio()),
        String.valueOf(row.forks()),
        String.valueOf(row.stored()),
        Sentences.findable(row.threshold()),
        Sentences.findable(row.smallest()),
        // Of what is undecided it says the same each time, and the grounds have said it.
        row.kind() == Kind.UNDECIDED && row.ratio().known()
            ? ""
            : Wrap.cut(row.reason(), LONGEST_REMARK));
  }

  private List<GateModel.OneSided> oneSided() {
    List<GateModel.OneSided> all = new ArrayList<>();
    if (!findings.onlyRun().isEmpty()) {
      all.add(new GateModel.OneSided("Not in the baseline", findings.onlyRun()));
    }
    if (!findings.onlyBaseline().isEmpty()) {
      all.add(
          new GateModel.OneSided(
              "Only in the baseline, not measured now", findings.onlyBaseline()));
    }
    return all;
  }
}
