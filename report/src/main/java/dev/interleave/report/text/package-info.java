/**
 * Numbers for people: {@link dev.interleave.report.text.Digits} decides how many digits to print.
 */
@NullMarked
package dev.interleave.report.text;

import org.jspecify.annotations.NullMarked;
