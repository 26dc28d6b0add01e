package dev.interleave.report.render.comparison;

import dev.interleave.report.charts.Change;
import dev.interleave.report.charts.Picture;
import dev.interleave.report.charts.Pictures;
import dev.interleave.report.input.Run;
import dev.interleave.report.pairing.ComparedBuilds;
import dev.interleave.report.pairing.Reservations;
import dev.interleave.report.render.Output;
import dev.interleave.report.render.jte.JtecomparisonGenerated;
import dev.interleave.report.text.Digits;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code comparison.html} and its chart. */
final class ComparisonPage {
  /** Rows of the chart, the most urgent ones; the table has all. */
  private static final int DRAWN = 60;

  private ComparisonPage() {}

  static List<Output> of(ComparedBuilds builds, List<VerdictRow> rows) {
    Picture picture =
        Pictures.changes(
            rows.stream().limit(DRAWN).map(ComparisonPage::change).toList(),
            builds.settings().margin());
    StringOutput text = new StringOutput();
    // The interceptor, here null, is for frameworks that complete forms.
    JtecomparisonGenerated.render(
        new OwaspHtmlTemplateOutput(text), null, model(builds, rows, picture));
    return List.of(
        Output.text("comparison.html", text.toString()),
        new Output("charts/changes.png", picture.light()),
        new Output("charts/changes-dark.png", picture.dark()));
  }

  private static Change change(VerdictRow row) {
    boolean notable = row.kind() == VerdictRow.Kind.SLOWER || row.kind() == VerdictRow.Kind.FASTER;
    return new Change(
        row.name() + ", " + row.metric(),
        row.compared().judgement().estimate().ratio(),
        row.kind().words,
        notable);
  }

  private static ComparisonModel model(
      ComparedBuilds builds, List<VerdictRow> rows, Picture picture) {
    List<String> reservations = new ArrayList<>(Headline.oneSided(builds));
    reservations.addAll(Reservations.of(builds));
    return new ComparisonModel(
        Headline.of(builds, rows),
        Headline.promise(builds),
        rows.stream()
            .filter(
                row ->
                    row.kind() == VerdictRow.Kind.SLOWER
                        || row.kind() == VerdictRow.Kind.FASTER
                        || row.kind() == VerdictRow.Kind.COULD_NOT_MEASURE)
            .map(row -> row.sentence() + ".")
            .toList(),
        picture,
        uri(picture.light()),
        uri(picture.dark()),
        rows.stream().map(ComparisonPage::cells).toList(),
        reservations,
        environment(builds),
        builds.command());
  }

  private static ComparisonModel.VerdictCells cells(VerdictRow row) {
    return new ComparisonModel.VerdictCells(
        row.name(),
        row.metric(),
        row.kind().words,
        row.kind() == VerdictRow.Kind.SLOWER,
        row.change(),
        row.baseline(),
        row.candidate(),
        Digits.number(row.pairs()),
        row.findable(),
        row.reason());
  }

  private static Map<String, String> environment(ComparedBuilds builds) {
    Run run = builds.candidate();
    Run.Environment machine = run.environment();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(
        "baseline",
        "%s, SHA-256 %.12s…".formatted(builds.baseline().jar(), builds.baseline().jarSha256()));
    facts.put("candidate", "%s, SHA-256 %.12s…".formatted(run.jar(), run.jarSha256()));
    facts.put("rule", builds.rule());
    facts.put("began", run.startedAt());
    facts.put("seed", String.valueOf(run.seed()));
    facts.put(
        "processor",
        "%s, %d of %d".formatted(machine.cpuModel(), machine.coresUsed(), machine.cores()));
    facts.put("system", machine.os() + ", kernel " + machine.kernel());
    facts.put("JDK", machine.jdk());
    return facts;
  }

  private static String uri(byte[] png) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }
}
