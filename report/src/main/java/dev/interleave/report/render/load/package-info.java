/** What servers bear, as text and files. Nothing is computed here. */
@NullMarked
package dev.interleave.report.render.load;

import org.jspecify.annotations.NullMarked;
