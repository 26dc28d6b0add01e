"""More scenarios, for the corners: what happens in which pass, and what becomes of cancellations and errors.

Their traces on CPython 3.11 are in more-asyncio-traces.txt; they need the harness of the first scenarios.
"""
import asyncio

from harness import main

scenarios = {}


def scenario(function):
    scenarios[function.__name__] = function
    return function


async def steps(log, name, count):
    for step in range(count):
        log(name, step)
        await asyncio.sleep(0)


@scenario
async def equal_deadlines_pop_in_heap_order(log):
    loop = asyncio.get_running_loop()
    for index, tenths in enumerate((3, 1, 2, 1, 1, 3, 2, 1, 2, 2, 1, 3, 1, 1, 2)):
        loop.call_at(tenths / 10, log, index, tenths)
    await asyncio.sleep(1)


@scenario
async def many_cancelled_timers_change_the_heap(log):
    loop = asyncio.get_running_loop()
    timers = [loop.call_at(1 + index % 3, log, index) for index in range(120)]
    for index in range(120):
        if index % 8 not in (1, 6):
            timers[index].cancel()
    await asyncio.sleep(0)
    loop.call_at(2, log, "added")
    await asyncio.sleep(5)


@scenario
async def timers_in_the_past_run_in_the_next_pass(log):
    loop = asyncio.get_running_loop()
    loop.call_later(0, log, "zero")
    loop.call_at(-1, log, "past")
    loop.call_soon(log, "soon")
    loop.call_later(0, log, "zero too")
    await asyncio.sleep(-1)
    log("main")
    await asyncio.sleep(0)


@scenario
async def a_future_wakes_its_waiters_in_the_next_pass(log):
    loop = asyncio.get_running_loop()
    future = loop.create_future()

    async def waiter(name):
        log(name, await future)
    tasks = [asyncio.create_task(waiter(name)) for name in "ab"]
    await asyncio.sleep(0)
    future.add_done_callback(lambda done: log("callback"))
    loop.call_soon(log, "soon")
    future.set_result(1)
    loop.call_soon(log, "soon too")
    future.add_done_callback(lambda done: log("late callback"))
    log("set")
    await asyncio.gather(*tasks)
    log("end")


@scenario
async def a_callback_can_be_taken_back(log):
    loop = asyncio.get_running_loop()
    future = loop.create_future()

    def one(done):
        log("one")

    def two(done):
        log("two", done.cancelled())
    for callback in (one, two, one):
        future.add_done_callback(callback)
    log(future.remove_done_callback(one), future.remove_done_callback(one))
    log(future.cancel(), future.cancel())
    log(future.remove_done_callback(two))
    await asyncio.sleep(0)
    try:
        future.set_result(1)
    except asyncio.InvalidStateError:
        log("InvalidStateError")


@scenario
async def a_cancel_message_reaches_the_first_who_asks(log):
    async def sleeper():
        await asyncio.sleep(1)
    task = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    task.cancel("why")
    for _ in range(2):
        try:
            await task
        except asyncio.CancelledError as error:
            log(repr(error))
    future = asyncio.get_running_loop().create_future()
    future.cancel("because")
    for _ in range(2):
        try:
            await future
        except asyncio.CancelledError as error:
            log(repr(error))


@scenario
async def a_task_is_cancelled_after_its_future_is_done(log):
    loop = asyncio.get_running_loop()
    future = loop.create_future()

    async def waiter():
        try:
            log("got", await future)
        except asyncio.CancelledError as error:
            log(repr(error))
            log("again", await future)
        await asyncio.sleep(0)
        return "end"
    task = asyncio.create_task(waiter())
    await asyncio.sleep(0)
    future.set_result(1)
    log(task.cancel("late"), task.cancel("later"), task.cancelling())
    log(await task, task.cancelled())


@scenario
async def a_failed_future_loses_to_a_cancellation(log):
    loop = asyncio.get_running_loop()
    future = loop.create_future()

    async def waiter():
        try:
            await future
        except BaseException as error:
            log(repr(error))
    task = asyncio.create_task(waiter())
    await asyncio.sleep(0)
    future.set_exception(ValueError("lost"))
    task.cancel()
    await task


@scenario
async def a_task_that_cancels_itself(log):
    async def ends():
        asyncio.current_task().cancel("self")
        return "unseen"

    async def awaits():
        asyncio.current_task().cancel("self")
        try:
            await asyncio.sleep(0)
            log("slept")
            await asyncio.sleep(0)
        except asyncio.CancelledError as error:
            log(repr(error))
            return "end"

    async def raises():
        asyncio.current_task().cancel()
        raise ValueError("x")
    for function in (ends, awaits, raises):
        task = asyncio.create_task(function())
        try:
            log(await task)
        except BaseException as error:
            log(function.__name__, repr(error), task.cancelled())


@scenario
async def a_cancellation_runs_down_a_chain_of_awaits(log):
    async def inner():
        try:
            await asyncio.sleep(10)
        finally:
            log("inner ends")

    async def middle(task):
        try:
            await task
        finally:
            log("middle ends")

    async def outer(task):
        try:
            await task
        except asyncio.CancelledError as error:
            log("outer ends", repr(error))
            raise
    first = asyncio.create_task(inner())
    second = asyncio.create_task(middle(first))
    third = asyncio.create_task(outer(second))
    await asyncio.sleep(.1)
    third.cancel("down")
    await asyncio.sleep(0)
    log(first.cancelled(), second.done(), third.done())
    await asyncio.sleep(0)
    log(first.cancelled(), second.cancelled(), third.done())
    await asyncio.sleep(0)
    log(first.cancelled(), second.cancelled(), third.cancelled())
    log(first.cancelling(), second.cancelling(), third.cancelling())


@scenario
async def cancelling_a_gather_cancels_its_children(log):
    async def child(name):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as error:
            log(name, repr(error))
            raise

    async def stubborn():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            await asyncio.sleep(.1)
            return "stubborn"
    for return_exceptions in (False, True):
        for last in (child("b"), stubborn()):
            outer = asyncio.gather(child("a"), last, return_exceptions=return_exceptions)
            await asyncio.sleep(.1)
            log(outer.cancel("all"), outer.done())
            try:
                log(await outer)
            except asyncio.CancelledError as error:
                log(repr(error), outer.cancelled(), log.T())
            await asyncio.sleep(1)


@scenario
async def a_cancelled_child_fails_its_gather(log):
    async def child(value):
        await asyncio.sleep(.1)
        return value
    tasks = [asyncio.create_task(child(value)) for value in (1, 2, 3)]
    outer = asyncio.gather(tasks[0], tasks[1], tasks[0], tasks[2])
    await asyncio.sleep(0)
    tasks[1].cancel("only me")
    try:
        await outer
    except asyncio.CancelledError as error:
        log(repr(error), outer.cancelled(), log.T())
    log(await asyncio.gather(tasks[0], tasks[2], tasks[0]))
    failed = asyncio.gather(tasks[0], tasks[1], return_exceptions=True)
    log([repr(value) for value in await failed])


@scenario
async def errors_after_the_first_are_not_reported(log):
    async def fail(delay):
        await asyncio.sleep(delay)
        raise ValueError(delay)
    outer = asyncio.gather(fail(.1), fail(.2), fail(.1))
    try:
        await outer
    except ValueError as error:
        log(error, log.T())
    await asyncio.sleep(.2)
    log(outer.cancel())


@scenario
async def wait_for_at_its_limits(log):
    async def value(delay, result):
        log("starts", result)
        await asyncio.sleep(delay)
        return result

    async def fails_when_cancelled():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            raise ValueError("instead")

    async def returns_when_cancelled():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            return "instead"
    done = asyncio.get_running_loop().create_future()
    done.set_result("done")
    for coroutine, timeout in (
            (done, 0), (value(0, "zero"), 0), (value(0, "negative"), -1), (value(.1, "none"), None),
            (value(.5, "tie"), .5), (value(0, "soon"), .5), (fails_when_cancelled(), .1),
            (returns_when_cancelled(), .1)):
        try:
            log(await asyncio.wait_for(coroutine, timeout), log.T())
        except Exception as error:
            log(repr(error), log.T())


@scenario
async def cancelling_a_wait_for(log):
    async def inner(cleanup):
        try:
            await asyncio.sleep(10)
        finally:
            await asyncio.sleep(cleanup)
            log("inner ends", log.T())

    async def outer(task):
        await asyncio.wait_for(task, 5)
    task = asyncio.create_task(outer(inner(.2)))
    await asyncio.sleep(.1)
    task.cancel("outer")
    try:
        await task
    except asyncio.CancelledError as error:
        log(repr(error), log.T())
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(outer(future))
    await asyncio.sleep(0)
    future.set_result(1)
    task.cancel()
    await asyncio.sleep(0)
    log(task.done(), task.cancelling())
    await asyncio.sleep(0)
    log(task.done(), task.cancelled())


@scenario
async def a_shield_and_its_inner(log):
    async def fail(delay):
        await asyncio.sleep(delay)
        raise ValueError("inner")
    for cancel_outer in (False, True):
        inner = asyncio.create_task(fail(.1))
        outer = asyncio.shield(inner)
        await asyncio.sleep(0)
        if cancel_outer:
            outer.cancel("outer")
        try:
            await outer
        except BaseException as error:
            log(repr(error), inner.done(), log.T())
        await asyncio.sleep(.2)
        inner.exception()  # or it is reported, at a moment that depends on Python's reference counts
    inner = asyncio.create_task(fail(10))
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    inner.cancel("inner")
    await asyncio.sleep(0)
    log(inner.cancelled(), outer.cancelled())
    await asyncio.sleep(0)
    log(inner.cancelled(), outer.cancelled())
    log(asyncio.shield(inner) is inner)


@scenario
async def errors_while_run_cleans_up(log):
    async def fail():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            raise ValueError("in cleanup")

    async def slow():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            await asyncio.sleep(.5)
            log("slow ends", log.T())
    log.tasks = [asyncio.create_task(fail()), asyncio.create_task(slow())]
    await asyncio.sleep(0)
    raise KeyError("main")


@scenario
async def a_main_task_may_cancel_itself(log):
    asyncio.current_task().cancel("enough")
    log("goes on")
    await asyncio.sleep(1)


@scenario
async def an_exception_in_a_done_callback(log):
    async def work():
        return 1

    def broken(task):
        raise RuntimeError("done callback")
    task = asyncio.create_task(work())
    task.add_done_callback(broken)
    task.add_done_callback(lambda done: log("second"))
    log(await task)
    await asyncio.sleep(0)

    def cancelled():
        raise asyncio.CancelledError("in a callback")
    asyncio.get_running_loop().call_soon(cancelled)
    await asyncio.sleep(0)


@scenario
async def a_task_group_whose_body_fails(log):
    async def child(name):
        try:
            await asyncio.sleep(10)
        finally:
            log(name, "ends", log.T())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(child("a"))
            await asyncio.sleep(.1)
            raise ValueError("body")
    except BaseException as error:
        log(type(error).__name__, error, [str(each) for each in error.exceptions])
    late = child("late")
    try:
        group.create_task(late)
    except RuntimeError:
        log("RuntimeError")
    late.close()


@scenario
async def a_task_group_whose_parent_is_cancelled(log):
    async def child(name, error):
        try:
            await asyncio.sleep(10)
        finally:
            log(name, "ends", log.T())
            if error:
                raise error

    async def parent(error, in_body):
        async with asyncio.TaskGroup() as group:
            group.create_task(child("a", error))
            if in_body:
                await asyncio.sleep(10)
    for error in (None, ValueError("child")):
        for in_body in (True, False):
            task = asyncio.create_task(parent(error, in_body))
            await asyncio.sleep(.1)
            task.cancel("parent")
            try:
                await task
            except BaseException as failure:
                log(type(failure).__name__, failure, task.cancelled(), task.cancelling(), log.T())


@scenario
async def a_cancelled_child_does_not_fail_its_task_group(log):
    async def child(delay):
        await asyncio.sleep(delay)
        log("child", delay)
    async with asyncio.TaskGroup() as group:
        first = group.create_task(child(.1))
        group.create_task(child(.2))
        await asyncio.sleep(0)
        first.cancel()
    log(first.cancelled(), log.T())


@scenario
async def task_groups_nest(log):
    async def fail():
        await asyncio.sleep(.1)
        raise ValueError("inner")

    async def inner():
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
            group.create_task(fail())

    async def sibling():
        try:
            await asyncio.sleep(10)
        finally:
            log("sibling", log.T())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(inner())
            group.create_task(sibling())
    except BaseException as error:
        log(error, log.T())
        log(error.exceptions[0], [str(each) for each in error.exceptions[0].exceptions])
    log(asyncio.current_task().cancelling())


@scenario
async def timeouts_nest(log):
    for outer_delay, inner_delay in ((.1, .2), (.2, .1), (.1, .1)):
        try:
            async with asyncio.timeout(outer_delay) as outer:
                try:
                    async with asyncio.timeout(inner_delay) as inner:
                        await asyncio.sleep(10)
                except TimeoutError:
                    log("inner", inner.expired(), outer.expired())
                    await asyncio.sleep(.05)
                    log("went on")
        except TimeoutError:
            log("outer", inner.expired(), outer.expired())
        log(log.T(), asyncio.current_task().cancelling())


@scenario
async def a_timeout_and_a_cancellation(log):
    async def work(delay):
        async with asyncio.timeout(delay):
            await asyncio.sleep(10)
    for delay in (.1, .5):
        task = asyncio.create_task(work(delay))
        await asyncio.sleep(0)
        asyncio.get_running_loop().call_later(.1, task.cancel, "too")
        try:
            await task
        except BaseException as error:
            log(repr(error), task.cancelling(), log.T())


@scenario
async def a_timeout_can_be_moved(log):
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(.1) as limit:
        limit.reschedule(loop.time() + 1)
        await asyncio.sleep(.5)
        limit.reschedule(None)
        await asyncio.sleep(5)
    log(limit.expired(), log.T())
    try:
        async with asyncio.timeout(-1) as limit:
            log("begun")
            await asyncio.sleep(0)
            log("one pass later")
            await asyncio.sleep(0)
            log("unreached")
    except TimeoutError:
        log(limit.expired(), log.T())
    try:
        limit.reschedule(None)
    except RuntimeError:
        log("RuntimeError")


@scenario
async def a_lock_whose_waiter_is_cancelled(log):
    lock = asyncio.Lock()
    await lock.acquire()

    async def worker(name):
        try:
            async with lock:
                log(name, "in")
                await asyncio.sleep(0)
        except asyncio.CancelledError:
            log(name, "cancelled")
    tasks = [asyncio.create_task(worker(name)) for name in "abcd"]
    await asyncio.sleep(0)
    tasks[1].cancel()
    lock.release()
    tasks[0].cancel()
    log("locked:", lock.locked())
    await asyncio.gather(*tasks)
    log("locked:", lock.locked())
    try:
        lock.release()
    except RuntimeError:
        log("RuntimeError")


@scenario
async def a_lock_can_be_taken_before_its_next_waiter_runs(log):
    lock = asyncio.Lock()

    async def worker(name, rounds):
        for _ in range(rounds):
            async with lock:
                log(name, "in")
                await asyncio.sleep(0)
    await asyncio.gather(worker("a", 3), worker("b", 2))


@scenario
async def a_semaphore_whose_waiter_is_cancelled(log):
    semaphore = asyncio.BoundedSemaphore(1)

    async def worker(name):
        try:
            async with semaphore:
                log(name, "in")
                await asyncio.sleep(0)
        except asyncio.CancelledError:
            log(name, "cancelled")
    await semaphore.acquire()
    tasks = [asyncio.create_task(worker(name)) for name in "abc"]
    await asyncio.sleep(0)
    semaphore.release()
    tasks[0].cancel()
    await asyncio.gather(*tasks)
    log("locked:", semaphore.locked())
    try:
        semaphore.release()
    except ValueError:
        log("ValueError")


@scenario
async def a_condition_whose_waiter_is_cancelled(log):
    condition = asyncio.Condition()

    async def waiter(name):
        async with condition:
            try:
                await condition.wait()
                log(name, "notified", log.T())
            except asyncio.CancelledError:
                log(name, "cancelled", condition.locked(), log.T())
    tasks = [asyncio.create_task(waiter(name)) for name in "abc"]
    await asyncio.sleep(0)
    async with condition:
        tasks[0].cancel()
        await asyncio.sleep(.1)
        condition.notify(2)
        log("notified two")
    await asyncio.gather(*tasks)
    ready = []

    async def predicate_waiter():
        async with condition:
            await condition.wait_for(lambda: len(ready) == 2)
            log("both", log.T())
    task = asyncio.create_task(predicate_waiter())
    for item in range(2):
        await asyncio.sleep(.1)
        async with condition:
            ready.append(item)
            condition.notify_all()
    await task


@scenario
async def a_queue_whose_getter_is_cancelled(log):
    queue = asyncio.Queue()

    async def getter(name):
        try:
            log(name, "got", await queue.get())
        except asyncio.CancelledError:
            log(name, "cancelled")
    tasks = [asyncio.create_task(getter(name)) for name in "abc"]
    await asyncio.sleep(0)
    queue.put_nowait(1)
    tasks[0].cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    log("size", queue.qsize())
    tasks[1].cancel()
    await asyncio.sleep(0)
    await queue.put(2)
    await asyncio.gather(*tasks)
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty:
        log("QueueEmpty")


@scenario
async def a_queue_is_joined(log):
    queue = asyncio.Queue(3)

    async def worker(name):
        while True:
            item = await queue.get()
            await asyncio.sleep(item / 10)
            log(name, item, log.T())
            queue.task_done()
    workers = [asyncio.create_task(worker(name)) for name in "ab"]
    for item in (3, 1, 2, 1, 1):
        await queue.put(item)
        log("put", item, log.T())
    await queue.join()
    log("joined", log.T())
    for task in workers:
        task.cancel()
    try:
        queue.task_done()
    except ValueError:
        log("ValueError")


@scenario
async def queues_of_other_orders(log):
    class Item(tuple):
        def __lt__(self, other):
            return self[0] < other[0]
    priority = asyncio.PriorityQueue()
    lifo = asyncio.LifoQueue()
    for index, rank in enumerate((2, 1, 2, 1, 3, 1, 2, 1)):
        priority.put_nowait(Item((rank, index)))
        lifo.put_nowait(index)
    log(*[f"{item[0]}.{item[1]}" for item in [priority.get_nowait() for _ in range(8)]])
    log(*[lifo.get_nowait() for _ in range(8)])


@scenario
async def as_completed_with_a_timeout_and_errors(log):
    async def after(delay):
        await asyncio.sleep(delay)
        if delay == .2:
            raise ValueError("late")
        return delay
    for next_done in asyncio.as_completed([after(.1), after(.2), after(.4), after(.5)], timeout=.3):
        try:
            log(await next_done, log.T())
        except Exception as error:
            log(repr(error), log.T())


@scenario
async def wait_can_be_cancelled(log):
    async def after(delay):
        await asyncio.sleep(delay)
        log("done", delay, log.T())
    children = [asyncio.create_task(after(delay)) for delay in (.2, .3)]
    task = asyncio.create_task(asyncio.wait(children))
    await asyncio.sleep(.1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        log("cancelled", log.T())
    await asyncio.sleep(.3)
    done, pending = await asyncio.wait(children, timeout=0)
    log(len(done), len(pending), log.T())


@scenario
async def generators_fail_and_nest(log):
    async def numbers(count):
        try:
            for number in range(count):
                await asyncio.sleep(0)
                yield number
        finally:
            log("numbers closed")

    async def doubled(source):
        async for number in source:
            if number == 2:
                raise ValueError("two")
            yield 2 * number

    async def other():
        await steps(log, "other", 4)
    task = asyncio.create_task(other())
    source = numbers(5)
    try:
        async for number in doubled(source):
            log("got", number)
    except ValueError as error:
        log(repr(error))
    await source.aclose()
    await source.aclose()
    async for number in source:
        log("unreached")
    await task


@scenario
async def a_task_is_cancelled_inside_a_generator(log):
    async def ticks():
        try:
            while True:
                await asyncio.sleep(1)
                yield asyncio.current_task().get_name()
        except asyncio.CancelledError:
            log("generator cancelled", log.T())
            raise

    async def consumer():
        async for tick in ticks():
            log("tick", tick, log.T())
    task = asyncio.create_task(consumer(), name="consumer")
    await asyncio.sleep(2.5)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        log("cancelled", log.T())


@scenario
async def run_closes_the_generators_that_are_left(log):
    async def ticks():
        try:
            while True:
                await asyncio.sleep(1)
                yield 1
        finally:
            await asyncio.sleep(1)
            log("closed", log.T())
    log.generator = ticks()
    async for tick in log.generator:
        log("tick", log.T())
        break
    log("main ends")


@scenario
async def a_result_and_a_cancellation_come_in_one_pass(log):
    for first in ("result", "cancel"):
        future = asyncio.get_running_loop().create_future()

        async def waiter():
            result = await asyncio.wait_for(future, 1)
            log("result wins", result, asyncio.current_task().cancelling())
            await asyncio.sleep(1)
            log("slept", log.T())
        task = asyncio.create_task(waiter())
        await asyncio.sleep(0)
        if first == "result":
            future.set_result(1)
            log("cancel:", task.cancel())
        else:
            log("cancel:", task.cancel())
            log("future done:", future.done(), future.cancelled())
        try:
            await task
        except asyncio.CancelledError:
            log("cancelled", log.T())


@scenario
async def nested_timeouts_expire_in_one_pass(log):
    for before in (False, True):
        try:
            async with asyncio.timeout(.1) as outer:
                try:
                    async with asyncio.timeout(.1) as inner:
                        if before:
                            inner.reschedule(asyncio.get_running_loop().time() + .1)
                        await asyncio.sleep(1)
                except TimeoutError:
                    log("inner times out")
                log("between")
                await asyncio.sleep(0)
                log("after")
        except TimeoutError:
            log("outer times out")
        log(outer.expired(), inner.expired(), asyncio.current_task().cancelling(), log.T())


@scenario
async def a_group_fails_as_its_parent_is_cancelled(log):
    async def fail():
        await asyncio.sleep(.1)
        raise ValueError("child")

    async def parent():
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(fail())
                await asyncio.sleep(1)
        except* ValueError as error:
            log("caught", len(error.exceptions), asyncio.current_task().cancelling())
        await asyncio.sleep(0)
        log("goes on", asyncio.current_task().cancelling())
    task = asyncio.create_task(parent())
    asyncio.get_running_loop().call_later(.1, task.cancel)
    try:
        await task
        log("not cancelled", log.T())
    except asyncio.CancelledError:
        log("cancelled", log.T())


@scenario
async def generators_that_are_closed_at_bad_moments(log):
    async def stubborn():
        try:
            yield 1
        finally:
            log("closing")
            await asyncio.sleep(.1)
            yield 2
            log("unreached")
    generator = stubborn()
    log(await anext(generator))
    try:
        await generator.aclose()
    except RuntimeError:
        log("yields while it is closed", log.T())

    async def slow():
        try:
            await asyncio.sleep(1)
            yield 3
        finally:
            log("slow ends")
    generator = slow()

    async def consumer(name):
        try:
            log(name, await anext(generator))
        except RuntimeError:
            log(name, "is too many")
    tasks = [asyncio.create_task(consumer(name)) for name in "ab"]
    await asyncio.sleep(0)
    try:
        await generator.aclose()
    except RuntimeError:
        log("closed while it runs")
    await asyncio.gather(*tasks)
    await generator.aclose()
    log("end", log.T())


if __name__ == "__main__":
    main(scenarios)
