/**
 * Which cells are measured and how they are shown: {@link dev.interleave.suites.plan.DefaultSuite},
 * {@link dev.interleave.suites.plan.FullSuite} and {@link dev.interleave.suites.plan.CompareSuite}
 * choose, {@link dev.interleave.suites.plan.SuiteFile} writes it into the jar.
 */
@NullMarked
package dev.interleave.suites.plan;

import org.jspecify.annotations.NullMarked;
