/** Tests of HTTP on the loop. */
@NullMarked
package dev.interleave.loop.http;

import org.jspecify.annotations.NullMarked;
