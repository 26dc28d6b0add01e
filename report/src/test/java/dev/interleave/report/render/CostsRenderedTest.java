package dev.interleave.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.CostSamples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostsRenderedTest {
  private static final Material MATERIAL = new Material(CostSamples.findings(), List.of());

  private static String text(Format format) {
    return new String(format.of(MATERIAL).outputs().getFirst().content(), StandardCharsets.UTF_8);
  }

  @Test
  void thePageTabulatesCostsAndSaysInWordsWhatIsNotMeasured() {
    String page = text(Format.PAGE);
    String section =
        page.substring(page.indexOf("<h2 id=\"costs\">"), page.indexOf("id=\"cells\""));
    assertThat(section)
        .contains(
            "<h3>Some work</h3>",
            "<th scope=\"col\" class=\"number\">CPU &lt;time&gt;<small>µs/unit</small></th>",
            "<tr><th scope=\"row\">a</th><td class=\"number\">10.97<small>[8.75, 13.76]</small></td>"
                + "<td class=\"number\">3<small>[3, 3]</small></td></tr>",
            "<tr><th scope=\"row\">c</th><td class=\"number\">0<small>[0, 0]</small></td>"
                + "<td class=\"number none\">not measured</td></tr>",
            "<p class=\"fine\">Not measured: queue of c, b (its threads end);"
                + " server (this work has no server).</p>",
            "<dt>queue</dt><dd>Time in a queue.</dd>")
        .doesNotContain(">server<small>", "<time>");
    assertThat(page).as("costs are in their own table alone").doesNotContain("Other metrics");
  }

  @Test
  void thePageTabulatesLatenciesBeforeCosts() {
    String page = text(Format.PAGE);
    String section =
        page.substring(page.indexOf("<h2 id=\"latency\">"), page.indexOf("<h2 id=\"costs\">"));
    assertThat(section)
        .contains(
            "<h3>Some work</h3>",
            "<th scope=\"col\" class=\"number\">p90<small>ms</small></th>",
            "<th scope=\"col\" class=\"number\">longest<small>ms</small></th>",
            "<tr><th scope=\"row\">c</th><td class=\"number none\">not measured</td>",
            "<dt>p50</dt><dd>Half took no longer.</dd>")
        .doesNotContain("<dt>p90</dt>", ">p99<small>");
    assertThat(text(Format.RESULTS).lines())
        .anyMatch(line -> line.matches("p\\.C\\.m,thrpt,1,a,took:p50,false,100.*,3,ms,lower,.*"));
  }

  @Test
  void resultsHaveARowForEachCostOfEachCell() {
    assertThat(text(Format.RESULTS).lines())
        .anyMatch(
            line -> line.matches("p\\.C\\.m,thrpt,1,a,cpu,false,10\\.96.*,3,µs/unit,lower,.*,ok,,"))
        .contains(
            "p.C.m,thrpt,1,b,queue,false,,,,0,µs/unit,lower,,,,,not-measured,its threads end,",
            "p.C.m,thrpt,1,a,server,false,,,,0,µs/unit,lower,,,,,not-measured,this work has no"
                + " server,");
  }
}
