package dev.interleave.report.render;

import dev.interleave.report.analysis.Findings;
import dev.interleave.report.charts.Picture;
import dev.interleave.report.charts.Pictures;
import java.util.List;

/**
 * What every renderer is given: pictures are drawn once, for the files and for the page.
 *
 * @param findings to print
 * @param pictures of them
 */
public record Material(Findings findings, List<Picture> pictures) {
  /** Draws the pictures. */
  public static Material of(Findings findings) {
    return new Material(findings, Pictures.of(findings));
  }
}
