/**
 * The peers: {@link dev.interleave.peers.peer.Peer} is what all do, {@link
 * dev.interleave.peers.peer.PeerKind} lists them.
 */
@NullMarked
package dev.interleave.peers.peer;

import org.jspecify.annotations.NullMarked;
