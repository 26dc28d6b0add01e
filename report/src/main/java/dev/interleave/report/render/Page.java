package dev.interleave.report.render;

import dev.interleave.report.analysis.Findings;
import dev.interleave.report.analysis.Row;
import dev.interleave.report.analysis.Row.LimitShare;
import dev.interleave.report.input.Suite;
import dev.interleave.report.render.jte.JtepageGenerated;
import dev.interleave.report.text.Digits;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code report.html}: one page that needs nothing else, and no network. */
record Page(Material material) implements Renderer {
  @Override
  public List<Output> outputs() {
    StringOutput text = new StringOutput();
    // The interceptor, here null, is for frameworks that complete forms.
    JtepageGenerated.render(new OwaspHtmlTemplateOutput(text), null, model());
    return List.of(Output.text("report.html", text.toString()));
  }

  PageModel model() {
    Findings findings = material.findings();
    List<String> params = Csv.params(findings);
    List<Row> headlines = findings.headlines();
    boolean oneBenchmark =
        headlines.stream().map(row -> row.key().benchmark()).distinct().count() == 1;
    boolean tabulate = oneBenchmark && !params.isEmpty();
    Set<String> common = common(headlines);
    List<PageModel.Cell> cells =
        headlines.stream()
            .map(row -> cell(findings, row, tabulate ? params : List.of(), common))
            .toList();
    Set<String> costs =
        findings.costs().stream().map(Suite.Cost::metric).collect(Collectors.toSet());
    return new PageModel(
        findings.title(),
        findings.answers(),
        Image.of(material.pictures()),
        tabulate ? params : List.of("cell"),
        headlines.stream().anyMatch(row -> row.limit() != null),
        cells.stream().anyMatch(cell -> !cell.remark().isEmpty()),
        cells,
        findings.rows().stream()
            .filter(row -> !row.headline() && row.status().measured())
            .filter(row -> !costs.contains(row.metric()))
            .map(Page::other)
            .toList(),
        findings.costTables().stream().map(CostSection::of).toList(),
        CostSection.meanings(findings),
        findings.doubts(),
        missing(findings),
        findings.environment());
  }

  private static PageModel.Cell cell(
      Findings findings, Row row, List<String> params, Set<String> common) {
    LimitShare limit = row.limit();
    List<String> names =
        params.isEmpty()
            ? List.of(row.name())
            : params.stream().map(name -> row.key().params().getOrDefault(name, "")).toList();
    return new PageModel.Cell(
        row.name(),
        names,
        Digits.value(row.value().centre()),
        Digits.bounds(row.value()),
        row.unit(),
        limit == null ? "" : Digits.percent(limit.share()),
        Digits.number(row.value().forks()),
        Stream.concat(Stream.of(row.reason()), row.notes().stream())
            .filter(text -> !text.isEmpty() && !common.contains(text))
            .collect(Collectors.joining("; ")),
        Command.of(findings, row));
  }

  /**
   * What forks said of themselves, all that spoke of it the same: the environment tells it once.
   */
  private static Set<String> common(List<Row> rows) {
    return rows.stream()
        .flatMap(row -> row.notes().stream())
        .filter(note -> note.indexOf('=') > 0)
        .distinct()
        .collect(Collectors.groupingBy(note -> note.substring(0, note.indexOf('='))))
        .values()
        .stream()
        .filter(values -> values.size() == 1)
        .map(List::getFirst)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static PageModel.Other other(Row row) {
    return new PageModel.Other(
        row.name(),
        row.metric(),
        Digits.value(row.value().centre()),
        Digits.bounds(row.value()),
        row.unit());
  }

  private static List<PageModel.Missing> missing(Findings findings) {
    Map<String, List<Row>> byReason =
        findings.missing().stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.status() + "\n" + row.reason(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return byReason.values().stream()
        .map(
            rows ->
                new PageModel.Missing(
                    rows.getFirst().status().toString(),
                    rows.getFirst().reason(),
                    rows.stream().map(Row::name).toList()))
        .toList();
  }
}
