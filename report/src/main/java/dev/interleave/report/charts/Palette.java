package dev.interleave.report.charts;

import dev.interleave.report.analysis.Figure;
import dev.interleave.report.analysis.Findings;
import java.awt.Color;
import java.awt.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A colour and a shape for each series, the same in every picture: a hue for its family, a shade
 * and a marker for its place among the members, so that nobody needs to tell many hues apart.
 */
final class Palette {
  private static final double[] SHADES = {0, 0.42, -0.36, 0.22, -0.18, 0.6, -0.5};

  private final Map<String, List<String>> families = new LinkedHashMap<>();
  private final Map<String, String> familyOf = new LinkedHashMap<>();

  Palette(Findings findings) {
    findings.series().forEach(series -> add(series.id(), series.family()));
  }

  /** Knows the series of one more figure too. */
  Palette(Findings findings, Figure figure) {
    this(findings);
    figure.marks().forEach(mark -> add(mark.series(), mark.family()));
  }

  private void add(String series, String family) {
    if (familyOf.putIfAbsent(series, family) == null) {
      families.computeIfAbsent(family, name -> new ArrayList<>()).add(series);
    }
  }

  Color colour(String series, Theme theme) {
    String family = familyOf.getOrDefault(series, series);
    int number = Math.max(0, List.copyOf(families.keySet()).indexOf(family));
    return theme.shade(theme.hue(number), SHADES[member(series) % SHADES.length]);
  }

  Shape shape(String series) {
    String family = familyOf.getOrDefault(series, series);
    int number = Math.max(0, List.copyOf(families.keySet()).indexOf(family));
    // Families of one begin with different shapes too.
    return Markers.shape(number + member(series));
  }

  private int member(String series) {
    String family = familyOf.getOrDefault(series, series);
    return Math.max(0, families.getOrDefault(family, List.of()).indexOf(series));
  }
}
