/** Tests of the streams: their traces against CPython's, over loopback, and under stress. */
@NullMarked
package dev.interleave.loop.stream;

import org.jspecify.annotations.NullMarked;
