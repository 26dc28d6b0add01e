/**
 * Which cells to measure, in which order and how often, as pure functions: {@link
 * dev.interleave.runner.plan.Listing}, {@link dev.interleave.runner.plan.Planner}, {@link
 * dev.interleave.runner.plan.Rounds}.
 */
@NullMarked
package dev.interleave.runner.plan;

import org.jspecify.annotations.NullMarked;
