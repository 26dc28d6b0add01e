/**
 * Two results folders, of an old and a new build, taken together: what both measured, fork by fork,
 * and what only one of them has.
 */
@NullMarked
package dev.interleave.report.pairing;

import org.jspecify.annotations.NullMarked;
