package dev.interleave.report.charts;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.List;
import java.util.Set;

/** The fonts of all pictures: the first readable family that this machine has. */
final class Fonts {
  private static final String FAMILY = family();

  static final Font TITLE = new Font(FAMILY, Font.BOLD, 18);
  static final Font TEXT = new Font(FAMILY, Font.PLAIN, 13);
  static final Font SMALL = new Font(FAMILY, Font.PLAIN, 12);

  private Fonts() {}

  private static String family() {
    Set<String> present =
        Set.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames());
    return List.of(
            "Inter",
            "Noto Sans",
            "Open Sans",
            "Segoe UI",
            "Helvetica Neue",
            "Arial",
            "Liberation Sans")
        .stream()
        .filter(present::contains)
        .findFirst()
        .orElse(Font.SANS_SERIF);
  }
}
