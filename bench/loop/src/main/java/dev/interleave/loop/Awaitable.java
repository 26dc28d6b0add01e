package dev.interleave.loop;

import org.jspecify.annotations.Nullable;

/**
 * What a task can wait for: a {@link Future}, or a {@link Coroutine} that a task is made of first.
 *
 * <p>asyncio: the argument of {@code gather}, {@code wait_for}, {@code shield}.
 *
 * @param <T> the type of its result
 */
public sealed interface Awaitable<T extends @Nullable Object> permits Coroutine, Future {}
