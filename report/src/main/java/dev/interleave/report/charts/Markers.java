package dev.interleave.report.charts;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Marker shapes of about the same weight, around the origin. */
final class Markers {
  private static final double R = 4.5;

  private Markers() {}

  static Shape shape(int number) {
    return switch (number % 6) {
      case 0 -> new Ellipse2D.Double(-R, -R, 2 * R, 2 * R);
      case 1 -> new Rectangle2D.Double(-R * 0.9, -R * 0.9, 1.8 * R, 1.8 * R);
      case 2 -> polygon(0, -R * 1.25, R * 1.15, R * 0.8, -R * 1.15, R * 0.8);
      case 3 -> polygon(0, -R * 1.3, R * 1.3, 0, 0, R * 1.3, -R * 1.3, 0);
      case 4 -> polygon(0, R * 1.25, R * 1.15, -R * 0.8, -R * 1.15, -R * 0.8);
      default -> plus();
    };
  }

  private static Shape plus() {
    double a = R * 0.45;
    double b = R * 1.2;
    return polygon(
        -a, -b, a, -b, a, -a, b, -a, b, a, a, a, a, b, -a, b, -a, a, -b, a, -b, -a, -a, -a);
  }

  private static Shape polygon(double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    path.closePath();
    return path;
  }
}
