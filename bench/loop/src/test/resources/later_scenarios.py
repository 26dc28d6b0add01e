"""Scenarios of what came to asyncio later, or is used less: barriers, the shutdown of queues, context variables, what is
sent or thrown into a generator, eager tasks.

Their traces are in later-asyncio-traces.txt, recorded with CPython 3.13, which has all of it; what CPython 3.11 has it
does the same there. They need the harness of the first scenarios.
"""
import asyncio
import contextvars
import sys

from harness import main

scenarios = {}


def scenario(function):
    scenarios[function.__name__] = function
    return function


def since(version):
    return scenario if sys.version_info >= version else lambda function: function


# ---- Barriers


@scenario
async def a_barrier_lets_tasks_through_together(log):
    barrier = asyncio.Barrier(3)

    async def party(name):
        for turn in range(2):
            log(name, "comes", turn, barrier.n_waiting)
            index = await barrier.wait()
            log(name, "goes", turn, index, barrier.n_waiting)
    await asyncio.gather(*(party(name) for name in "abc"))
    log(barrier.parties, barrier.n_waiting, barrier.broken)


@scenario
async def who_comes_while_a_barrier_drains_waits(log):
    barrier = asyncio.Barrier(2)

    async def party(name):
        log(name, await barrier.wait(), barrier.n_waiting)
    await asyncio.gather(*(party(name) for name in "abcdef"))


@scenario
async def a_barrier_whose_party_is_cancelled(log):
    barrier = asyncio.Barrier(2)

    async def party(name):
        try:
            log(name, await barrier.wait())
        except asyncio.CancelledError:
            log(name, "cancelled", barrier.n_waiting)
    one = asyncio.create_task(party("one"))
    await asyncio.sleep(0)
    log(barrier.n_waiting)
    one.cancel()
    await one
    await asyncio.gather(party("two"), party("three"))
    log(barrier.n_waiting, barrier.broken)


@scenario
async def a_barrier_whose_party_is_cancelled_while_it_drains(log):
    barrier = asyncio.Barrier(3)

    async def party(name):
        try:
            log(name, await barrier.wait())
        except asyncio.CancelledError:
            log(name, "cancelled")
    tasks = [asyncio.create_task(party(name)) for name in "abcde"]
    await asyncio.sleep(0)
    tasks[1].cancel()
    tasks[3].cancel()
    await asyncio.sleep(1)
    log(barrier.n_waiting, barrier.broken)
    tasks.append(asyncio.create_task(party("f")))
    await asyncio.sleep(1)
    tasks.append(asyncio.create_task(party("g")))
    await asyncio.gather(*tasks)


@scenario
async def a_barrier_is_reset(log):
    barrier = asyncio.Barrier(3)

    async def party(name):
        try:
            log(name, await barrier.wait())
        except asyncio.BrokenBarrierError as error:
            log(name, error)
            log(name, await barrier.wait())
    tasks = [asyncio.create_task(party(name)) for name in "ab"]
    await asyncio.sleep(0)
    await barrier.reset()
    log("reset", barrier.n_waiting, barrier.broken)
    tasks.append(asyncio.create_task(party("c")))
    await asyncio.gather(*tasks)
    await barrier.reset()
    log(barrier.n_waiting, barrier.broken)


@scenario
async def a_barrier_is_aborted(log):
    barrier = asyncio.Barrier(3)

    async def party(name):
        try:
            log(name, await barrier.wait())
        except asyncio.BrokenBarrierError as error:
            log(name, error)
    tasks = [asyncio.create_task(party(name)) for name in "ab"]
    await asyncio.sleep(0)
    await barrier.abort()
    log("aborted", barrier.n_waiting, barrier.broken)
    await asyncio.gather(*tasks)
    await party("c")
    await barrier.reset()
    log(barrier.broken)
    await asyncio.gather(*(party(name) for name in "def"))


# ---- Queues


@since((3, 13))
async def a_queue_is_shut_down(log):
    queue = asyncio.Queue(2)

    async def producer(name):
        try:
            for number in range(3):
                await queue.put(f"{name}{number}")
                log("put", name, number)
        except asyncio.QueueShutDown:
            log("producer", name, "stops")
    tasks = [asyncio.create_task(producer(name)) for name in "ab"]
    await asyncio.sleep(0)
    queue.shutdown()
    try:
        queue.put_nowait("late")
    except asyncio.QueueShutDown:
        log("no more")
    await asyncio.gather(*tasks)
    try:
        while True:
            log("got", await queue.get())
            queue.task_done()
    except asyncio.QueueShutDown:
        log("empty", queue.qsize())
    try:
        queue.get_nowait()
    except asyncio.QueueShutDown:
        log("still")
    await queue.join()
    queue.shutdown()
    log("joined")


@since((3, 13))
async def a_queue_is_shut_down_at_once(log):
    queue = asyncio.Queue()
    for number in range(3):
        queue.put_nowait(number)
    log("got", await queue.get())

    async def joiner():
        await queue.join()
        log("joined")
    task = asyncio.create_task(joiner())
    await asyncio.sleep(0)
    queue.shutdown(immediate=True)
    log(queue.qsize())
    await asyncio.sleep(1)
    log("one is being worked on")
    queue.task_done()
    await task
    try:
        queue.task_done()
    except ValueError:
        log("ValueError")


@since((3, 13))
async def those_who_wait_for_a_queue_are_told_of_its_end(log):
    queue = asyncio.Queue(1)

    async def getter(name):
        try:
            log(name, await queue.get())
        except asyncio.QueueShutDown:
            log(name, "shut down")
        except asyncio.CancelledError:
            log(name, "cancelled")
    tasks = [asyncio.create_task(getter(name)) for name in "abcd"]
    await asyncio.sleep(0)
    queue.put_nowait("item")
    tasks[2].cancel()
    queue.shutdown()
    tasks[3].cancel()
    await asyncio.gather(*tasks)


@since((3, 13))
async def work_is_called_done_before_it_is_got(log):
    queue = asyncio.Queue()
    queue.put_nowait(1)
    queue.put_nowait(2)
    queue.task_done()
    queue.shutdown(immediate=True)
    await queue.join()
    log("joined", queue.empty())


# ---- Context variables


@scenario
async def each_task_has_a_copy_of_the_context(log):
    var = contextvars.ContextVar("var", default="default")

    async def child(name):
        log(name, var.get())
        var.set(name)
        await asyncio.sleep(0)
        log(name, var.get())
    log(var.get(), var.get("given"))
    token = var.set("main's")
    log(var.get("given"))
    tasks = [asyncio.create_task(child(name)) for name in "ab"]
    var.set("changed since")
    await asyncio.gather(*tasks)
    log(var.get())
    await child("awaited")
    log(var.get())
    var.reset(token)
    log(var.get())


@scenario
async def a_context_variable_without_a_value(log):
    var = contextvars.ContextVar("var")
    other = contextvars.ContextVar("other", default="other's")
    try:
        var.get()
    except LookupError:
        log("LookupError")
    log(var.get("given"), var.get(None), other.get())
    token = var.set(None)
    log(var.get("given"))
    try:
        other.reset(token)
    except ValueError:
        log("ValueError")
    var.reset(token)
    try:
        var.reset(token)
    except RuntimeError:
        log("RuntimeError")
    log(var.get("given"))

    async def child():
        try:
            var.reset(token)
        except ValueError:
            log("ValueError")
    token = var.set(1)
    await asyncio.create_task(child())
    log(var.get())


@scenario
async def callbacks_run_in_the_context_they_were_made_in(log):
    loop = asyncio.get_running_loop()
    var = contextvars.ContextVar("var", default="none")
    future = loop.create_future()

    def show(name):
        log(name, var.get())
        var.set("changed by " + name)
    future.add_done_callback(lambda done: show("done 1"))
    loop.call_soon(show, "soon 1")
    var.set("two")
    loop.call_soon(show, "soon 2")
    loop.call_later(1, show, "later 2")
    future.add_done_callback(lambda done: show("done 2"))
    var.set("three")
    loop.call_soon_threadsafe(show, "threadsafe 3")
    future.set_result(None)
    future.add_done_callback(lambda done: show("done 3"))
    await asyncio.sleep(2)
    log(var.get())


@scenario
async def code_runs_in_a_context_that_is_given(log):
    loop = asyncio.get_running_loop()
    var = contextvars.ContextVar("var", default="none")
    var.set("main's")
    context = contextvars.copy_context()
    empty = contextvars.Context()

    def show(name):
        log(name, var.get())
        var.set("changed by " + name)
        return name + "'s result"
    log(context.run(show, "run"))
    log(empty.run(show, "empty"))
    loop.call_soon(show, "soon", context=context)
    loop.call_later(1, show, "later", context=context)

    async def child(name):
        show(name)
        await asyncio.sleep(0)
        log(name, var.get())
    tasks = [asyncio.create_task(child(name), context=context) for name in "ab"]
    await asyncio.gather(*tasks)
    await asyncio.sleep(1)
    log("main", var.get())
    log("context", context[var], "empty", empty[var], len(context) > 0)
    copy = context.copy()
    copy.run(show, "copy")
    log(context[var], copy[var])
    try:
        context.run(context.run, show, "nested")
    except RuntimeError:
        log("RuntimeError")


@scenario
async def a_generator_has_its_consumers_context(log):
    var = contextvars.ContextVar("var", default="none")

    async def values():
        while True:
            yield var.get()
            var.set(var.get() + " changed")

    async def consumer(source):
        var.set("consumer")
        log(await anext(source))
        log(var.get())
    source = values()
    var.set("main")
    log(await anext(source))
    log(await anext(source))
    await asyncio.create_task(consumer(source))
    log(var.get())
    await source.aclose()


# ---- Generators


@scenario
async def values_are_sent_into_a_generator(log):
    async def average():
        total, count, result = 0, 0, None
        while True:
            number = yield result
            if number is None:
                log("nothing sent")
                continue
            await asyncio.sleep(1)
            total, count = total + number, count + 1
            result = total // count
    source = average()
    try:
        await source.asend(1)
    except TypeError as error:
        log("TypeError")
    log(await source.asend(None))
    for number in (10, 20, 60):
        log(await source.asend(number), log.T())
    log(await anext(source))
    await source.aclose()
    try:
        await source.asend(1)
    except StopAsyncIteration:
        log("ended")
    log(await anext(source, "default"))


@scenario
async def an_error_is_thrown_into_a_generator(log):
    async def values():
        number = 0
        while True:
            try:
                yield number
            except ValueError as error:
                log("caught", repr(error))
                await asyncio.sleep(1)
                number += 100
            number += 1
    source = values()
    log(await anext(source))
    log(await source.athrow(ValueError("one")), log.T())
    log(await anext(source))
    try:
        await source.athrow(RuntimeError("two"))
    except RuntimeError as error:
        log(repr(error))
    try:
        await anext(source)
    except StopAsyncIteration:
        log("ended")
    async for value in source:
        log("unreached")


@scenario
async def an_error_is_thrown_into_a_generator_not_begun(log):
    async def values():
        log("unreached")
        yield 1
    source = values()
    try:
        await source.athrow(ValueError("one"))
    except ValueError as error:
        log(repr(error))
    log(await anext(source, "default"))


@scenario
async def a_generator_answers_an_error_by_ending(log):
    async def values():
        try:
            yield 1
        except ValueError:
            log("ends")
    source = values()
    log(await anext(source))
    try:
        await source.athrow(ValueError("one"))
    except StopAsyncIteration:
        log("ended")


@scenario
async def a_generator_ignores_its_close(log):
    async def values():
        for number in range(2):
            try:
                yield number
            except GeneratorExit:
                log("ignored")
    source = values()
    log(await anext(source))
    try:
        await source.aclose()
    except RuntimeError as error:
        log(error)
    log(await anext(source, "default"))
    await source.aclose()
    log("closed")


@scenario
async def a_generator_cleans_up_as_it_is_closed(log):
    async def values(name):
        try:
            yield name
        finally:
            log(name, "cleans up", log.T())
            await asyncio.sleep(1)
            log(name, "cleaned up", log.T())

    async def outer():
        inner = values("inner")
        try:
            async for value in inner:
                yield value
        finally:
            await inner.aclose()
            log("outer ends")
    source = outer()
    log(await anext(source))
    await source.aclose()
    log(await anext(source, "default"))
    begun = values("not begun")
    await begun.aclose()
    log(await anext(begun, "default"))


@scenario
async def a_generator_fails_while_it_is_closed(log):
    async def values():
        try:
            yield 1
        finally:
            raise ValueError("in finally")
    source = values()
    log(await anext(source))
    try:
        await source.aclose()
    except ValueError as error:
        log(repr(error))
    log(await anext(source, "default"))


@scenario
async def two_tasks_ask_one_generator(log):
    async def values():
        await asyncio.sleep(1)
        yield 1
        yield 2
    source = values()
    task = asyncio.create_task(anext(source, "default"))
    await asyncio.sleep(0)
    for ask in (lambda: anext(source), lambda: source.asend(None), lambda: source.aclose(),
                lambda: source.athrow(ValueError("x"))):
        try:
            await ask()
        except RuntimeError as error:
            log("RuntimeError", str(error).split(": ")[1])
    log(await task)
    log(await anext(source))
    log(await anext(source, "default"))


@scenario
async def a_generator_outlives_the_cancellation_of_its_consumer(log):
    async def values():
        number = 0
        while True:
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                log("generator ignores", log.T())
            number += 1
            yield number

    async def consumer(source):
        async for number in source:
            log("got", number, log.T())
            if number == 3:
                break
    source = values()
    task = asyncio.create_task(consumer(source))
    await asyncio.sleep(1.5)
    task.cancel()
    await task
    log(task.cancelled(), task.cancelling())
    log(await anext(source), log.T())


@scenario
async def generators_half_way_are_closed_by_run(log):
    async def values(name):
        try:
            yield name
            yield name + " again"
        finally:
            await asyncio.sleep(ord(name) - ord("a"))
            log(name, "closed", log.T())
            if name == "b":
                raise ValueError("b")

    def on_unhandled(_loop, context):
        log("handler:", context["message"].split(" <")[0], "|", repr(context["exception"]))
    asyncio.get_running_loop().set_exception_handler(on_unhandled)

    async def outer(inner):
        try:
            async for value in inner:
                yield value
        finally:
            log("outer closed")
    log.kept = [values("a"), values("b"), outer(values("c")), values("never begun")]
    for source in log.kept[:3]:
        log(await anext(source))


# ---- Eager tasks


@since((3, 12))
async def an_eager_task_runs_as_it_is_made(log):
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)

    async def child(name, wait):
        log(name, "begins")
        if wait:
            await asyncio.sleep(0)
            log(name, "goes on", asyncio.current_task().get_name())
        return name + "'s"
    loop.call_soon(log, "soon")
    one = asyncio.create_task(child("one", False), name="eager one")
    log(one.done(), one.result(), asyncio.current_task() is not one)
    two = asyncio.create_task(child("two", True), name="eager two")
    log(two.done(), two in asyncio.all_tasks(), one in asyncio.all_tasks())
    log(await two)
    log(await one)


@since((3, 12))
async def an_eager_task_fails_or_is_cancelled(log):
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)

    async def fails():
        raise ValueError("at once")

    async def is_cancelled():
        asyncio.current_task().cancel()
        try:
            await asyncio.sleep(1)
        finally:
            log("cleans up")
    failed = asyncio.create_task(fails())
    log(failed.done(), repr(failed.exception()))
    cancelled = asyncio.create_task(is_cancelled())
    log(cancelled.done())
    try:
        await cancelled
    except asyncio.CancelledError:
        log("cancelled")
    later = asyncio.create_task(asyncio.sleep(1))
    later.cancel()
    await asyncio.wait([later])
    log(later.cancelled(), log.T())


@since((3, 12))
async def eager_tasks_nest(log):
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)

    async def nested(depth):
        log("in", depth)
        if depth > 0:
            task = asyncio.create_task(nested(depth - 1))
            log("back", depth, task.done())
            await task
        else:
            await asyncio.sleep(0)
        log("out", depth)
    await nested(2)


@since((3, 12))
async def gather_of_eager_tasks(log):
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)

    async def value(number):
        log("value", number)
        return number

    async def slow(number):
        await asyncio.sleep(1)
        return number
    done = asyncio.gather(value(1), value(2))
    log(done.done(), done.result())
    mixed = asyncio.gather(value(3), slow(4))
    log(mixed.done())
    log(await mixed, log.T())


@since((3, 12))
async def a_group_of_eager_tasks(log):
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)

    async def child(name, fails):
        log(name)
        if fails:
            raise ValueError(name)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(child("a", False))
            group.create_task(child("b", True))
            log("body goes on")
            await asyncio.sleep(1)
            log("unreached")
    except ExceptionGroup as errors:
        log(errors.exceptions)


@since((3, 12))
async def an_eager_task_made_by_a_callback(log):
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    tasks = []

    async def child():
        log("child", asyncio.current_task() is not None)
        await asyncio.sleep(0)
        log("child ends")

    def callback():
        tasks.append(loop.create_task(child()))
        log("callback", asyncio.current_task() is None)
    loop.call_soon(callback)
    await asyncio.sleep(1)
    log(tasks[0].done())


if __name__ == "__main__":
    main(scenarios)
