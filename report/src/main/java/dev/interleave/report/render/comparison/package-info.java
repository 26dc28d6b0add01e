/** The verdicts of a comparison as text, files and a page. Nothing is computed here. */
@NullMarked
package dev.interleave.report.render.comparison;

import org.jspecify.annotations.NullMarked;
