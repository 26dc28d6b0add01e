/**
 * asyncio for Java: {@link dev.interleave.loop.Asyncio} runs coroutines, as {@link
 * dev.interleave.loop.Task}s that await {@link dev.interleave.loop.Future}s, on the one thread of
 * an {@link dev.interleave.loop.EventLoop}.
 *
 * <p>Names are those of Python's asyncio in Java's case, and so is the behaviour: what runs before
 * what, and in which pass of the loop, is CPython 3.11's.
 */
@NullMarked
package dev.interleave.loop;

import org.jspecify.annotations.NullMarked;
