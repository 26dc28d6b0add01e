package dev.interleave.runner.load.generator;

import dev.interleave.report.load.LoadSample;
import org.jspecify.annotations.Nullable;

/**
 * What the generator prints for an order, as JSON in one line.
 *
 * @param sample what it saw, or null
 * @param error why there is none, or null
 */
public record Reply(@Nullable LoadSample sample, @Nullable String error) {}
