package dev.interleave.report.render.comparison;

import dev.interleave.report.compare.Settings;
import dev.interleave.report.pairing.Side;
import dev.interleave.report.render.Image;
import dev.interleave.report.render.Output;
import dev.interleave.report.render.Renderer;
import dev.interleave.report.render.jte.JtecomparisonGenerated;
import dev.interleave.report.text.Percents;
import dev.interleave.report.verdicts.ComparisonFindings;
import dev.interleave.report.verdicts.Kind;
import dev.interleave.report.verdicts.Sentences;
import dev.interleave.report.verdicts.Trouble;
import dev.interleave.report.verdicts.VerdictRow;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;

/** {@code comparison.html}: one page that needs nothing else, and no network. */
record ComparisonPage(Material material) implements Renderer {
  private static final int URGENT = 10;

  @Override
  public List<Output> outputs() {
    StringOutput text = new StringOutput();
    // The interceptor, here null, is for frameworks that complete forms.
    JtecomparisonGenerated.render(new OwaspHtmlTemplateOutput(text), null, model());
    return List.of(Output.text("comparison.html", text.toString()));
  }

  private ComparisonModel model() {
    ComparisonFindings findings = material.findings();
    List<VerdictRow> urgent =
        findings.rows().stream()
            .filter(row -> row.kind().isChange() || row.kind() == Kind.COULD_NOT_MEASURE)
            .toList();
    List<VerdictRow> first = urgent.subList(0, Math.min(URGENT, urgent.size()));
    return new ComparisonModel(
        findings.headline(),
        findings.promise(),
        first.stream().map(row -> Sentences.of(row, findings.margin()) + ".").toList(),
        urgent.size() - first.size(),
        Image.of(material.pictures().changes()),
        findings.rows().stream().map(ComparisonPage::cells).toList(),
        Image.of(material.pictures().pairs()),
        material.pictures().left(),
        oneSided(findings),
        findings.flags(),
        findings.facts(),
        findings.builds().rule(),
        levels(findings.builds().settings()),
        findings.builds().command());
  }

  private static ComparisonModel.VerdictCells cells(VerdictRow row) {
    return new ComparisonModel.VerdictCells(
        row.name(),
        row.metric(),
        row.kind().words(),
        row.kind().id(),
        Percents.change(row.ratio()),
        Sentences.centre(row.baseline(), row),
        Sentences.centre(row.candidate(), row),
        Sentences.pairs(row),
        Sentences.findable(row),
        remark(row));
  }

  private static String remark(VerdictRow row) {
    List<String> remarks = new ArrayList<>();
    if (!row.reason().isEmpty()) {
      remarks.add(Sentences.reason(row));
    }
    for (Trouble trouble : Trouble.values()) {
      int old = row.count(Side.BASELINE, trouble);
      int fresh = row.count(Side.CANDIDATE, trouble);
      if (old + fresh > 0) {
        remarks.add(
            "%s: %d of the baseline's forks, %d of the candidate's"
                .formatted(trouble.words(), old, fresh));
      }
    }
    return String.join("; ", remarks);
  }

  private static List<ComparisonModel.OneSided> oneSided(ComparisonFindings findings) {
    List<ComparisonModel.OneSided> all = new ArrayList<>();
    if (!findings.onlyCandidate().isEmpty()) {
      all.add(new ComparisonModel.OneSided("Only in the candidate", findings.onlyCandidate()));
    }
    if (!findings.onlyBaseline().isEmpty()) {
      all.add(new ComparisonModel.OneSided("Only in the baseline", findings.onlyBaseline()));
    }
    return all;
  }

  private static ComparisonModel.Levels levels(Settings settings) {
    return new ComparisonModel.Levels(
        Percents.plain(settings.alpha()),
        Percents.plain(settings.least()),
        Percents.plain(settings.margin()),
        Percents.plain(settings.sameAlpha()),
        Percents.plain(settings.power()));
  }
}
