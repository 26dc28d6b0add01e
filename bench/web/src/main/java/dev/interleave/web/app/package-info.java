/**
 * The application, which knows no server: {@link dev.interleave.web.app.DirectApplication} is for
 * servers with a thread or a task for each request, {@link
 * dev.interleave.web.app.FutureApplication} for those with callbacks.
 */
@NullMarked
package dev.interleave.web.app;

import org.jspecify.annotations.NullMarked;
