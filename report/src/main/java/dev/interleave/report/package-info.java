/**
 * JMH results to statistics, answers, doubts, tables, charts and one page: {@link
 * dev.interleave.report.Report} is all that a caller needs.
 */
@NullMarked
package dev.interleave.report;

import org.jspecify.annotations.NullMarked;
