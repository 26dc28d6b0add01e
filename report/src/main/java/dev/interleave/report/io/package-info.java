/**
 * Files that are whole or absent: {@link dev.interleave.report.io.AtomicFiles} is the one place
 * that writes, {@link dev.interleave.report.io.OwnFiles} the one that deletes.
 */
@NullMarked
package dev.interleave.report.io;

import org.jspecify.annotations.NullMarked;
