/**
 * Workloads, each written once in direct style and found by {@link java.util.ServiceLoader}: a
 * {@link dev.interleave.suites.workload.WorkloadFactory} makes a {@link
 * dev.interleave.suites.workload.Workload}, whose units wait through {@link
 * dev.interleave.suites.workload.Waits}.
 */
@NullMarked
package dev.interleave.suites.workload;

import org.jspecify.annotations.NullMarked;
