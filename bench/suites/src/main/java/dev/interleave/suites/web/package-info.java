/**
 * Workloads whose units ask a web server: {@link dev.interleave.suites.web.HttpFetch} once, {@link
 * dev.interleave.suites.web.HttpFanOut} several times at once.
 */
@NullMarked
package dev.interleave.suites.web;

import org.jspecify.annotations.NullMarked;
