package dev.interleave.report.render.comparison;

import dev.interleave.report.charts.ComparisonPictures;
import dev.interleave.report.verdicts.ComparisonFindings;

/**
 * What every format is given: pictures are drawn once, for the files and for the page.
 *
 * @param findings to print
 * @param pictures of them
 */
record Material(ComparisonFindings findings, ComparisonPictures pictures) {}
