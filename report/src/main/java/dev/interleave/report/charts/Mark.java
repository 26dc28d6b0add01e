package dev.interleave.report.charts;

import dev.interleave.report.verdicts.Kind;
import java.awt.Color;
import java.awt.Shape;

/** How a verdict looks: told apart by colour and by shape. */
record Mark(Color colour, Shape shape, boolean filled) {
  private static final int CIRCLE = 0;
  private static final int SQUARE = 1;
  private static final int UP = 2;
  private static final int DOWN = 4;
  private static final int BLUE = 0;
  private static final int VERMILION = 1;

  static Mark of(Kind kind, Theme theme) {
    return switch (kind) {
      case SLOWER -> new Mark(theme.hue(VERMILION), Markers.shape(UP), true);
      case SLOWER_ACCEPTED -> new Mark(theme.hue(VERMILION), Markers.shape(UP), false);
      case FASTER -> new Mark(theme.hue(BLUE), Markers.shape(DOWN), true);
      case SAME -> new Mark(theme.muted(), Markers.shape(SQUARE), true);
      case UNDECIDED, COULD_NOT_MEASURE -> new Mark(theme.muted(), Markers.shape(CIRCLE), false);
    };
  }
}
