package dev.interleave.report.charts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.LoadSamples;
import dev.interleave.report.charts.CurveChart.Bound;
import dev.interleave.report.charts.CurveChart.Curve;
import dev.interleave.report.charts.CurveChart.Point;
import dev.interleave.report.load.LoadFindings;
import java.awt.BasicStroke;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.plot.Marker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.junit.jupiter.api.Test;

class LoadPicturesTest {
  @Test
  void eachRequestThatWasMeasuredHasItsPicturesForLightAndDark() throws IOException {
    List<Picture> pictures = LoadPictures.of(LoadFindings.of(LoadSamples.everything()));
    assertThat(pictures).extracting(Picture::id).containsExactly("rate-01", "percentiles-01");
    for (Picture picture : pictures) {
      assertThat(picture.alternative()).contains("GET /json. Server a: p99 8.00", "requests/s");
      for (byte[] png : List.of(picture.light(), picture.dark())) {
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth())
            .isEqualTo(2 * picture.width());
      }
    }
  }

  @Test
  void atOneRateThereIsNothingToDrawOverRates() {
    assertThat(LoadPictures.of(LoadFindings.of(LoadSamples.atOneRate())))
        .extracting(Picture::id)
        .containsExactly("percentiles-01");
  }

  @Test
  void curvesAreDrawnWhereTheyAreAndTheBoundAcross() {
    Curve curve = new Curve("one", 0, List.of(new Point(100, 2), new Point(200, 30)));
    CurveChart chart =
        new CurveChart("title", "", "x", "y", List.of(curve), new Bound(10, "bound"), true);
    LogTickAxis x = new LogTickAxis(List.of());
    x.setRange(90, 220);
    XYPlot plot = chart.drawing(x, Theme.LIGHT).chart().getXYPlot();
    assertThat(plot.getDataset().getXValue(0, 1)).isEqualTo(200);
    assertThat(plot.getDataset().getYValue(0, 1)).isEqualTo(30);
    assertThat(plot.getRangeAxis().getRange().contains(10)).isTrue();
    Marker bound = plot.getRangeMarkers(Layer.BACKGROUND).iterator().next();
    assertThat(((ValueMarker) bound).getValue()).isEqualTo(10);
    assertThat(((BasicStroke) bound.getStroke()).getDashArray()).isNotNull();
  }

  @Test
  void eachFurtherNineTakesAsMuchRoom() {
    PercentileAxis axis = new PercentileAxis(PercentileAxis.place(99.99));
    List<NumberTick> ticks =
        axis.refreshTicks(
            new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics(),
            new AxisState(),
            new java.awt.geom.Rectangle2D.Double(0, 0, 100, 100),
            RectangleEdge.BOTTOM);
    assertThat(ticks)
        .extracting(NumberTick::getText)
        .containsExactly("0 %", "50 %", "90 %", "99 %", "99.9 %", "99.99 %");
    assertThat(PercentileAxis.place(99.9) / PercentileAxis.place(99))
        .isCloseTo(10, org.assertj.core.data.Percentage.withPercentage(0.001));
  }
}
