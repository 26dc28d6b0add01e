/** {@link dev.interleave.suites.WorkloadBenchmark}: every workload on every model, under JMH. */
@NullMarked
package dev.interleave.suites;

import org.jspecify.annotations.NullMarked;
