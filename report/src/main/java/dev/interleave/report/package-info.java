/** The report module. */
@NullMarked
package dev.interleave.report;

import org.jspecify.annotations.NullMarked;
