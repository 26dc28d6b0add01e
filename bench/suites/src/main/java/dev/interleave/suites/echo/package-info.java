/**
 * The other end of a connection, in a process of its own: {@link
 * dev.interleave.suites.echo.EchoProcess} starts {@link dev.interleave.suites.echo.EchoServer}.
 */
@NullMarked
package dev.interleave.suites.echo;

import org.jspecify.annotations.NullMarked;
