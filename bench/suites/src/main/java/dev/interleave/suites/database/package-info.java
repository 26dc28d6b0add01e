/**
 * Workloads whose units ask a database: {@link dev.interleave.suites.database.DatabaseWorkload}, by
 * way of a {@link dev.interleave.suites.database.Client}.
 */
@NullMarked
package dev.interleave.suites.database;

import org.jspecify.annotations.NullMarked;
