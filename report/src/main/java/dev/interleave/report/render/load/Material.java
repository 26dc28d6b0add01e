package dev.interleave.report.render.load;

import dev.interleave.report.charts.Picture;
import dev.interleave.report.load.LoadFindings;
import java.util.List;

/** What every renderer of load results is made from. */
record Material(LoadFindings findings, List<Picture> pictures) {
  Material {
    pictures = List.copyOf(pictures);
  }
}
