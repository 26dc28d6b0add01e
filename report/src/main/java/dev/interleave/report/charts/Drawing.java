package dev.interleave.report.charts;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;

/**
 * A chart, its size in points, and what is drawn over it once its data area is known: labels beside
 * that area, which JFreeChart itself would cut.
 */
record Drawing(JFreeChart chart, int width, int height, Overlay overlay) {
  /** Pixels to a point, so that pictures are crisp on dense screens. */
  static final int SCALE = 2;

  /** Draws over a chart. */
  interface Overlay {
    void draw(Graphics2D g, Rectangle2D dataArea);
  }

  byte[] png() {
    BufferedImage image =
        new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    try {
      g.scale(SCALE, SCALE);
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      g.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      ChartRenderingInfo info = new ChartRenderingInfo();
      chart.draw(g, new Rectangle2D.Double(0, 0, width, height), info);
      overlay.draw(g, info.getPlotInfo().getDataArea());
    } finally {
      g.dispose();
    }
    try {
      return Png.encode(image);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
