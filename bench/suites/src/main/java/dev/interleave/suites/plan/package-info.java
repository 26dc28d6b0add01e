/**
 * Which cells are measured and how they are shown: {@link dev.interleave.suites.plan.DefaultSuite},
 * {@link dev.interleave.suites.plan.FullSuite}, {@link dev.interleave.suites.plan.CompareSuite} and
 * {@link dev.interleave.suites.plan.LiveSuite} choose, {@link dev.interleave.suites.plan.SuiteFile}
 * writes it into the jar.
 */
@NullMarked
package dev.interleave.suites.plan;

import org.jspecify.annotations.NullMarked;
