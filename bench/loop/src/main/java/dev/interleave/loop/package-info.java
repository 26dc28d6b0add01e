/** The loop module. */
@NullMarked
package dev.interleave.loop;

import org.jspecify.annotations.NullMarked;
