/**
 * Execution models: how the units of a batch are run. {@link
 * dev.interleave.suites.model.ExecutionModel} lists them; each opens a {@link
 * dev.interleave.suites.model.Model} that runs any {@link dev.interleave.suites.model.Batch}.
 */
@NullMarked
package dev.interleave.suites.model;

import org.jspecify.annotations.NullMarked;
