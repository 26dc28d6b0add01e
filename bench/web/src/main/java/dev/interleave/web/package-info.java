/**
 * One small application on several HTTP servers: {@link dev.interleave.web.Serve} runs one of them,
 * {@link dev.interleave.web.DatabaseMain} the database that some requests need.
 */
@NullMarked
package dev.interleave.web;

import org.jspecify.annotations.NullMarked;
