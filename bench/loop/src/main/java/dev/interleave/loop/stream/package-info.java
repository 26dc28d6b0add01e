/**
 * Bytes in and out of the loop: {@link dev.interleave.loop.stream.Streams} connects and serves over
 * TCP and Unix-domain sockets with a {@link dev.interleave.loop.stream.StreamReader} and a {@link
 * dev.interleave.loop.stream.StreamWriter}, {@link dev.interleave.loop.stream.AsyncFiles} reads and
 * writes files.
 *
 * <p>Below the streams are asyncio's two halves of a connection: a {@link
 * dev.interleave.loop.stream.Transport} moves bytes and knows no meaning, a {@link
 * dev.interleave.loop.stream.Protocol} is called with what came in. {@link
 * dev.interleave.loop.stream.Network} makes a pair of both. A layer in between, TLS above all, is a
 * class that is a protocol to the socket's transport and a transport to the protocol above: {@code
 * connectionMade} begins the handshake, {@code dataReceived} unwraps, {@code write} wraps, {@code
 * pauseWriting} and {@code pauseReading} are handed through. It comes in either where the pair is
 * made, or later through {@link dev.interleave.loop.stream.Transport#setProtocol}, as asyncio's
 * {@code start_tls} does. Neither the streams nor the socket's transport have to know.
 *
 * <p>Everything here stands on the loop's public methods alone.
 */
@NullMarked
package dev.interleave.loop.stream;

import org.jspecify.annotations.NullMarked;
