package dev.interleave.report.charts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.Samples;
import dev.interleave.report.analysis.Figure;
import dev.interleave.report.analysis.Findings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.IntervalXYDataset;
import org.junit.jupiter.api.Test;

class ChartsTest {
  private final Findings findings = Samples.findings("results-small");

  @Test
  void barsStandOnZero() {
    Figure figure = figure("w1-bars");
    Drawing drawing = Pictures.drawing(figure, new Palette(findings, figure), Theme.LIGHT);
    CategoryPlot plot = drawing.chart().getCategoryPlot();
    assertThat(plot.getDataset().getColumnCount()).isEqualTo(1);
    assertThat(plot.getDataset().getValue(0, 0))
        .isEqualTo(figure.marks().getFirst().row().value().centre());
    assertThat(plot.getRenderer()).isInstanceOf(IntervalBarRenderer.class);
    assertThat(plot.getRangeAxis()).isInstanceOf(NumberAxis.class);
    assertThat(plot.getRangeAxis().getRange().getLowerBound()).isZero();
    double limit =
        figure.marks().stream()
            .map(mark -> mark.row().limit())
            .mapToDouble(share -> share == null ? 0 : share.limit())
            .max()
            .orElseThrow();
    assertThat(plot.getRangeAxis().getRange().contains(limit)).isTrue();
  }

  @Test
  void linesHaveTheirIntervalsAndTheLimitOnLogarithmicAxes() {
    Figure figure = figure("w1-lines");
    Drawing drawing = Pictures.drawing(figure, new Palette(findings, figure), Theme.DARK);
    XYPlot plot = drawing.chart().getXYPlot();
    assertThat(plot.getDomainAxis()).isInstanceOf(LogAxis.class);
    assertThat(plot.getRangeAxis()).isInstanceOf(LogAxis.class);
    IntervalXYDataset data = (IntervalXYDataset) plot.getDataset();
    assertThat(IntStream.range(0, data.getSeriesCount()).mapToObj(data::getSeriesKey).toList())
        .hasToString("[alpha-1, alpha-2, beta-1, solo, limit ]");
    assertThat(data.getStartYValue(0, 0)).isLessThan(data.getYValue(0, 0));
    assertThat(data.getEndYValue(0, 0)).isGreaterThan(data.getYValue(0, 0));
  }

  @Test
  void picturesHaveTwoPixelsToAPointAndWords() throws IOException {
    for (Picture picture : Pictures.of(findings)) {
      for (byte[] png : List.of(picture.light(), picture.dark())) {
        var image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(2 * picture.width());
        assertThat(image.getHeight()).isEqualTo(2 * picture.height());
      }
      assertThat(picture.alternative()).isNotBlank();
    }
    assertThat(Pictures.of(findings).getFirst().alternative())
        .isEqualTo("Waiting work, 1000 at once, units/s. alpha-1: 18 890 [18 650, 19 130].");
  }

  @Test
  void membersOfAFamilyDifferInShadeAndShape() {
    Palette palette = new Palette(findings);
    assertThat(palette.colour("alpha-1", Theme.LIGHT))
        .isEqualTo(Theme.LIGHT.hue(0))
        .isNotEqualTo(palette.colour("alpha-2", Theme.LIGHT));
    assertThat(palette.colour("beta-1", Theme.LIGHT)).isEqualTo(Theme.LIGHT.hue(1));
    assertThat(palette.shape("alpha-1").getClass())
        .isNotEqualTo(palette.shape("alpha-2").getClass());
  }

  @Test
  void limitsThatDifferAreDrawnForEachLine() {
    Figure figure = figure("w1-lines");
    Limits limits = Limits.of(figure);
    assertThat(limits.lines(Map.of())).hasSize(1);
    var marks =
        limits.marks().stream()
            .map(mark -> new Figure.Mark(mark.label(), mark.series(), mark.family(), 1, mark.row()))
            .toList();
    assertThat(
            new Limits(marks)
                .lines(Map.of("a", marks.subList(0, 1), "b", marks.subList(1, marks.size()))))
        .hasSize(2);
  }

  private Figure figure(String id) {
    return findings.figures().stream()
        .filter(figure -> figure.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
