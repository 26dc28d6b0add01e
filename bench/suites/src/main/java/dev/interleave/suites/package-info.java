/** The suites module. */
@NullMarked
package dev.interleave.suites;

import org.jspecify.annotations.NullMarked;
