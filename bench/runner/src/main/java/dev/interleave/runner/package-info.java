/** The runner module. */
@NullMarked
package dev.interleave.runner;

import org.jspecify.annotations.NullMarked;
