/**
 * HTTP/1.1 on the loop: {@link dev.interleave.loop.http.HttpServer} answers requests by an {@link
 * dev.interleave.loop.http.HttpHandler} in direct style, {@link
 * dev.interleave.loop.http.HttpClient} sends them over connections that it keeps.
 *
 * <p>Semantics are RFC 9110's and the syntax is RFC 9112's, of which the server takes the strict
 * reading wherever there are two, because two readings of one message are how requests are
 * smuggled. There is no TLS, no compression, no upgrade and no routing.
 *
 * <p>Inside: a {@code Wire} is the protocol of a connection, with the bytes that came, and awaits
 * with deadlines; {@code HeadReader} and the {@code BodySource}s read messages off it, {@code
 * MessageWriter} writes them to it. All time is the loop's, so that under {@link
 * dev.interleave.loop.VirtualTime} a timeout takes none.
 */
@NullMarked
package dev.interleave.loop.http;

import org.jspecify.annotations.NullMarked;
