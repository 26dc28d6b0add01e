/** The rates of a live self-test as text and files. Nothing is computed here. */
@NullMarked
package dev.interleave.report.render.live;

import org.jspecify.annotations.NullMarked;
