package dev.interleave.loop;

import java.util.Set;

/**
 * What {@link Asyncio#wait} returns.
 *
 * @param done the futures that are done
 * @param pending those that are not
 * @param <F> their type
 */
public record Waited<F extends Future<?>>(Set<F> done, Set<F> pending) {}
