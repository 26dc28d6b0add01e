/**
 * What a comparison of two builds has to say, computed once for every renderer: {@link
 * dev.interleave.report.verdicts.ComparisonFindings} holds the rows, the sentences and the flags.
 */
@NullMarked
package dev.interleave.report.verdicts;

import org.jspecify.annotations.NullMarked;
