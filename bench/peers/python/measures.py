"""The loop's measures in CPython's asyncio, one line each: nanoseconds per operation.

    python3 bench/peers/python/measures.py [name ...]

Each line is the median of several batches in one process, with the fastest and the slowest beside
it. The names and batches are those of the JMH benchmarks in bench/peers.
"""

import asyncio
import statistics
import sys
import threading
import time


async def yields(tasks, rounds):
    async def each():
        for _ in range(rounds):
            await asyncio.sleep(0)
        return rounds

    return sum(await asyncio.gather(*[each() for _ in range(tasks)]))


async def await_completed(count):
    loop = asyncio.get_running_loop()
    total = 0
    for _ in range(count):
        future = loop.create_future()
        future.set_result(1)
        total += await future
    return total


async def one():
    return 1


async def spawn(count):
    total = 0
    for _ in range(count):
        total += await asyncio.create_task(one())
    return total


async def gather(count):
    return sum(await asyncio.gather(*[one() for _ in range(count)]))


async def ping_pong(count):
    there, back = asyncio.Queue(), asyncio.Queue()

    async def partner():
        for _ in range(count):
            await back.put(await there.get() + 1)

    task = asyncio.create_task(partner())
    number = 0
    for _ in range(count):
        await there.put(number + 1)
        number = await back.get()
    await task
    return number // 2


async def timers(count):
    loop = asyncio.get_running_loop()
    cancelled = 0
    for i in range(count):
        timer = loop.call_later(3600, print)
        timer.cancel()
        cancelled += timer.cancelled()
        if i % 100 == 99:
            await asyncio.sleep(0)
    return cancelled


async def wake_ups(count):
    loop = asyncio.get_running_loop()
    done = loop.create_future()

    def other_thread():
        answered = threading.Event()
        for _ in range(count):
            answered.clear()
            loop.call_soon_threadsafe(answered.set)
            answered.wait()
        loop.call_soon_threadsafe(done.set_result, count)

    threading.Thread(target=other_thread).start()
    return await done


async def tree(level, branches, delay):
    if level == 0:
        if delay:
            await asyncio.sleep(delay)
        return 1
    return sum(await asyncio.gather(*[tree(level - 1, branches, delay) for _ in range(branches)]))


async def tree_of_groups(level, branches):
    leaves = 0

    async def node(level):
        nonlocal leaves
        if level == 0:
            leaves += 1
            return
        async with asyncio.TaskGroup() as group:
            for _ in range(branches):
                group.create_task(node(level - 1))

    await node(level)
    return leaves


# Name: how to run a batch, its answer, and how many operations it is.
MEASURES = {
    "Yield tasks=1": (lambda: yields(1, 100_000), 100_000, 100_000),
    "Yield tasks=1000": (lambda: yields(1000, 100), 100_000, 100_000),
    "AwaitCompleted": (lambda: await_completed(100_000), 100_000, 100_000),
    "Spawn": (lambda: spawn(20_000), 20_000, 20_000),
    "Gather": (lambda: gather(10_000), 10_000, 10_000),
    "PingPong": (lambda: ping_pong(20_000), 20_000, 20_000),
    "Timers": (lambda: timers(20_000), 20_000, 20_000),
    "WakeUp": (lambda: wake_ups(5_000), 5_000, 5_000),
    "AsyncTree leaves=none": (lambda: tree(6, 6, 0), 6**6, 1),
    "AsyncTree leaves=io": (lambda: tree(6, 6, 0.05), 6**6, 1),
    "AsyncTreeOfGroups": (lambda: tree_of_groups(6, 6), 6**6, 1),
}


def main(names):
    unknown = [name for name in names if name not in MEASURES]
    if unknown:
        sys.exit(f"no measure {unknown[0]!r}; there are: {', '.join(map(repr, MEASURES))}")
    print(f"CPython {sys.version.split()[0]}")
    for name in names or MEASURES:
        batch, answer, operations = MEASURES[name]
        times = []
        for _ in range(5):
            start = time.perf_counter()
            actual = asyncio.run(batch())
            times.append((time.perf_counter() - start) * 1e9 / operations)
            if actual != answer:
                sys.exit(f"{name}: the answer must be {answer} and is {actual}")
        print(
            f"{name:24} {statistics.median(times):15,.0f} ns/op"
            f"   [{min(times):,.0f}, {max(times):,.0f}]"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
