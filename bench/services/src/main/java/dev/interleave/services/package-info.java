/**
 * Processes that measured code talks to: {@link dev.interleave.services.ServerProcess} starts one,
 * which is announced by {@link dev.interleave.services.Announcement} and ends with whoever started
 * it.
 */
@NullMarked
package dev.interleave.services;

import org.jspecify.annotations.NullMarked;
