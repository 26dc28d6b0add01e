/**
 * The servers: {@link dev.interleave.web.server.ServerKind} lists them, {@link
 * dev.interleave.web.server.WebServer} is one that runs.
 */
@NullMarked
package dev.interleave.web.server;

import org.jspecify.annotations.NullMarked;
