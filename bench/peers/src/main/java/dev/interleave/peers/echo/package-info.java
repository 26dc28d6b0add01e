/** The client that loads each peer's echo server in the same way. */
@NullMarked
package dev.interleave.peers.echo;

import org.jspecify.annotations.NullMarked;
