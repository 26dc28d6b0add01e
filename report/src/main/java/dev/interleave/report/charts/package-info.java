/**
 * Figures as pictures: {@link dev.interleave.report.charts.Pictures} draws each in light and dark.
 */
@NullMarked
package dev.interleave.report.charts;

import org.jspecify.annotations.NullMarked;
