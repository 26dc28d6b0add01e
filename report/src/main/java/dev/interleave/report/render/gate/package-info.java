/** The verdicts of a gate in files and on a terminal. */
@NullMarked
package dev.interleave.report.render.gate;

import org.jspecify.annotations.NullMarked;
