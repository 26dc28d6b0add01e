package dev.interleave.report.charts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.ComparisonSamples;
import dev.interleave.report.compare.Verdict.Claim;
import dev.interleave.report.verdicts.ComparisonFindings;
import dev.interleave.report.verdicts.VerdictRow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;

class ComparisonPicturesTest {
  private static final Offset<Double> NEAR = Offset.offset(1e-9);

  private final ComparisonFindings findings = ComparisonFindings.of(ComparisonSamples.everything());

  @Test
  void changesAreDrawnWhereTheyAreBesideTheMargin() {
    List<Change> rows =
        findings.rows().stream()
            .filter(row -> Double.isFinite(row.ratio().centre()))
            .map(row -> new Change(row.name(), row.ratio(), row.kind()))
            .toList();
    ChangeAxis axis = ForestChart.axis(rows, findings.margin());
    XYPlot plot = new ForestChart("title", rows, axis, Theme.LIGHT).drawing().chart().getXYPlot();
    XYDataset data = plot.getDataset();
    assertThat(data.getItemCount(0)).isEqualTo(8);
    for (int i = 0; i < rows.size(); i++) {
      double change = 100 * (rows.get(i).ratio().centre() - 1);
      assertThat(data.getXValue(0, i)).isCloseTo(change, NEAR);
      assertThat(plot.getDomainAxis().getRange().contains(change)).isTrue();
    }
    assertThat(plot.getDomainMarkers(Layer.BACKGROUND).size()).isEqualTo(2);
  }

  @Test
  void pairsAreDrawnInTheirOrder() {
    VerdictRow time = findings.rows().get(1);
    XYPlot plot =
        new PairsChart("title", time, findings.margin(), Theme.DARK).drawing().chart().getXYPlot();
    XYDataset data = plot.getDataset();
    assertThat(data.getItemCount(0)).isEqualTo(40);
    assertThat(data.getXValue(0, 39)).isEqualTo(40);
    assertThat(data.getYValue(0, 0))
        .isCloseTo(100 * Math.expm1(time.points().getFirst().worse()), NEAR);
  }

  @Test
  void axesHoldTheMarginAndLeaveOutWhatIsFarOut() {
    ChangeAxis narrow = ChangeAxis.of(List.of(1.0), List.of(1.0, 1.001), 0.03);
    assertThat(narrow.low()).isLessThan(-3);
    assertThat(narrow.high()).isGreaterThan(3);
    ChangeAxis wide = ChangeAxis.of(List.of(1.1), List.of(1.08, 1.09, 1.1, 1.1, 1.12, 9.0), 0.03);
    assertThat(wide.isBeyond(1.12)).isFalse();
    assertThat(wide.isBeyond(9)).isTrue();
    assertThat(wide.place(9)).isEqualTo(wide.high());
    assertThat(ChangeAxis.of(List.of(Double.NaN), List.of(), 0.03).low()).isLessThan(-3);
  }

  @Test
  void picturesAreThereForLightAndDarkAndInWords() throws IOException {
    ComparisonPictures pictures = ComparisonPictures.of(findings);
    assertThat(pictures.changes()).extracting(Picture::id).containsExactly("changes");
    assertThat(pictures.pairs())
        .hasSize(7)
        .extracting(Picture::id)
        .contains("pairs-01", "pairs-07");
    assertThat(pictures.changes().getFirst().alternative())
        .isEqualTo(
            "8 changes with intervals: 2 slower, 4 undecided, 1 faster, 1 the same. The table has the"
                + " figures.");
    for (Picture picture : pictures.all()) {
      assertThat(picture.alternative()).isNotBlank();
      for (byte[] png : List.of(picture.light(), picture.dark())) {
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth())
            .isEqualTo(2 * picture.width());
      }
    }
  }

  @Test
  void manyRowsGetSeveralPicturesAndTheFirstSuspectsOne() {
    ComparisonPictures pictures =
        ComparisonPictures.of(ComparisonFindings.of(ComparisonSamples.many(50, 0, Claim.SLOWER)));
    assertThat(pictures.changes())
        .extracting(Picture::id)
        .containsExactly("changes-1", "changes-2");
    assertThat(pictures.pairs()).hasSize(12);
    assertThat(pictures.left()).isEqualTo(38);
  }

  @Test
  void nothingGivesNoPictures() {
    assertThat(ComparisonPictures.of(ComparisonFindings.of(ComparisonSamples.nothing())).all())
        .isEmpty();
  }
}
