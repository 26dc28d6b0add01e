/**
 * The results folder while a run fills it: {@link dev.interleave.runner.journal.ResultsFolder} and
 * {@link dev.interleave.runner.journal.Journal}.
 */
@NullMarked
package dev.interleave.runner.journal;

import org.jspecify.annotations.NullMarked;
