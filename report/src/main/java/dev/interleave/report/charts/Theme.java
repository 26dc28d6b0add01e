package dev.interleave.report.charts;

import java.awt.Color;
import java.util.List;

/**
 * The colours of one variant of a picture. The hues are Okabe and Ito's, which remain apart for
 * every kind of colour blindness, made darker or lighter for the background.
 */
public enum Theme {
  LIGHT(
      "",
      0xffffff,
      0x1b1f24,
      0x59636e,
      0xe4e7eb,
      List.of(0x0072b2, 0xd55e00, 0x00916a, 0xb0508a, 0xb07a00, 0x3a93c9, 0x5f6b7a)),
  DARK(
      "-dark",
      0x14171c,
      0xe8ebef,
      0x9ea8b3,
      0x2d333c,
      List.of(0x5fb4ec, 0xff8a4c, 0x35c9a0, 0xe59ac6, 0xf0c04a, 0xa5d8f7, 0xaab4c0));

  private final String suffix;
  private final Color background;
  private final Color text;
  private final Color muted;
  private final Color grid;

  @SuppressWarnings("ImmutableEnumChecker") // Made by toList, of immutable colours.
  private final List<Color> hues;

  Theme(String suffix, int background, int text, int muted, int grid, List<Integer> hues) {
    this.suffix = suffix;
    this.background = new Color(background);
    this.text = new Color(text);
    this.muted = new Color(muted);
    this.grid = new Color(grid);
    this.hues = hues.stream().map(Color::new).toList();
  }

  /** What is added to a picture's file name. */
  String suffix() {
    return suffix;
  }

  Color background() {
    return background;
  }

  Color text() {
    return text;
  }

  Color muted() {
    return muted;
  }

  Color grid() {
    return grid;
  }

  /** A part of the plot that stands out from the rest of it. */
  Color shaded() {
    return shade(grid, -0.35);
  }

  /** The hue of the family with this number, counted round. */
  Color hue(int family) {
    return hues.get(family % hues.size());
  }

  /** A colour moved towards the text's (positive) or the background's (negative), by -1 to 1. */
  Color shade(Color colour, double by) {
    Color target = by > 0 ? text : background;
    double share = Math.abs(by);
    return new Color(
        mix(colour.getRed(), target.getRed(), share),
        mix(colour.getGreen(), target.getGreen(), share),
        mix(colour.getBlue(), target.getBlue(), share));
  }

  private static int mix(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }
}
