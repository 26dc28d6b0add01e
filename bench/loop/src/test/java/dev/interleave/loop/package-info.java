/** Tests of the loop: its traces against CPython's, its hazards, its wrong uses. */
@NullMarked
package dev.interleave.loop;

import org.jspecify.annotations.NullMarked;
