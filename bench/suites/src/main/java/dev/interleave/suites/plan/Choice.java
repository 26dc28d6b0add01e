package dev.interleave.suites.plan;

import dev.interleave.suites.model.ExecutionModel;

/** One cell by its parameters. */
record Choice(String workload, ExecutionModel model, int concurrency) {}
