"""Random asyncio programs, and what CPython 3.11 makes of them under virtual time.

Usage: python3 random_programs.py FIRST_SEED COUNT           programs made from seeds, with their traces
       python3 random_programs.py - < PROGRAMS               the traces of given programs, one a line
       python3 random_programs.py corpus > random-programs.txt
                                                             the recorded programs: not too long, not too dull
       python3 random_programs.py reduce < PROGRAM           every program that is one step smaller

Each program is a line of JSON, followed by the lines of its trace and an empty line. The interpreter below has a
twin in Java, RandomProgram: the same program logs the same lines there.

Where CPython's order is that of a hash table (a group's tasks, say), it is made that of insertion here. A condition
loses no notification, as from CPython 3.13 on, and a shield no error.
"""
import asyncio
import inspect
import json
import random
import selectors
import sys
import warnings

UNIT = .01  # seconds
HANG = 100  # seconds; no program sleeps that long
ROUNDS = 40  # of cancelling all tasks of a program that hangs


class InsertionOrdered(dict):
    """A set that remembers the order."""

    def __init__(self, items=()):
        super().__init__((item, None) for item in items)

    def add(self, item):
        self[item] = None

    def remove(self, item):
        del self[item]

    def discard(self, item):
        self.pop(item, None)


def order_hash_tables():
    asyncio.tasks.set = asyncio.taskgroups.set = InsertionOrdered
    source = inspect.getsource(asyncio.tasks.as_completed)
    changed = source.replace("{ensure_future(f, loop=loop) for f in set(fs)}",
                             "set([ensure_future(f, loop=loop) for f in set(fs)])")
    assert source != changed
    exec(changed, asyncio.tasks.__dict__)
    asyncio.as_completed = asyncio.tasks.as_completed
    asyncio.tasks.all_tasks = lambda loop: [task for task in loop.made if not task.done()]


def keep_errors():
    """Of what was shielded and fails in the pass in which the shield is cancelled: asyncio drops these."""
    source = inspect.getsource(asyncio.tasks.shield)
    changed = source.replace("inner.exception()\n            return", "pass\n            return")
    assert source != changed
    exec(changed, asyncio.tasks.__dict__)
    asyncio.shield = asyncio.tasks.shield


class VirtualTimeLoop(asyncio.SelectorEventLoop):
    """A loop whose clock jumps to the next timer."""

    def __init__(self):
        self.now = 0.0
        self.made = []
        super().__init__(_JumpingSelector(self))
        self._asyncgens = InsertionOrdered()

    def time(self):
        return self.now

    def create_task(self, coro, **more):
        task = super().create_task(coro, **more)
        self.made.append(task)
        return task


class _JumpingSelector(selectors.DefaultSelector):
    def __init__(self, loop):
        super().__init__()
        self.loop = loop

    def select(self, timeout=None):
        if timeout:
            self.loop.now = min(handle._when for handle in self.loop._scheduled if not handle._cancelled)
        return []


class Condition(asyncio.Condition):
    """Whose waiter, when it is cancelled though it was notified, passes that on as from Python 3.13 on."""

    async def wait(self):
        if not self.locked():
            raise RuntimeError
        waiter = self._get_loop().create_future()
        self.release()
        try:
            try:
                self._waiters.append(waiter)
                return await waiter
            finally:
                self._waiters.remove(waiter)
                await self.acquire_in_any_case()
        except GeneratorExit:
            raise
        except BaseException:
            if waiter.done() and not waiter.cancelled():
                self.notify()
            raise

    async def acquire_in_any_case(self):
        cancelled = False
        while True:
            try:
                await self.acquire()
                break
            except asyncio.CancelledError:
                cancelled = True
        if cancelled:
            raise asyncio.CancelledError


# ---- The interpreter ----

class Oops(Exception):
    pass


def show(value):
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "[" + " ".join(show(each) for each in value) + "]"
    if isinstance(value, BaseExceptionGroup):
        return "Group" + show(list(value.exceptions))
    if isinstance(value, (asyncio.CancelledError, Oops)):
        name = "Cancelled" if isinstance(value, asyncio.CancelledError) else "Oops"
        return f"{name}({value.args[0] if value.args and value.args[0] else ''})"
    if isinstance(value, (TimeoutError, asyncio.QueueEmpty, asyncio.QueueFull)):
        return type(value).__name__
    if isinstance(value, BaseException):
        return "Error"
    return str(value)


class Context:
    """A running coroutine's name and age, and the innermost timeout and group that it is in."""
    broken = False  # for a generator's

    def __init__(self, who, age, group=None, timeout=None):
        self.who, self.age, self.group, self.timeout = who, age, group, timeout

    def within(self, group=None, timeout=None):
        return Context(self.who, self.age, group or self.group, timeout or self.timeout)


class World:
    def __init__(self, loop):
        self.loop = loop
        self.lines = []
        self.logged_time = 0
        self.age = 0
        self.slots = {}
        self.ages = {}  # of what is in a slot: the younger never waits for the older, so nothing waits in a circle
        self.handles = {}
        self.generators = {}
        self.generator_contexts = {}
        self.futures = []
        self.lost = []
        self.rounds = 0
        self.locks = [asyncio.Lock(), asyncio.Lock()]
        self.semaphores = [asyncio.Semaphore(1), asyncio.BoundedSemaphore(2)]
        self.event = asyncio.Event()
        self.condition = Condition()
        self.queues = [asyncio.Queue(), asyncio.Queue(1), asyncio.LifoQueue(2), asyncio.PriorityQueue(2)]

    def log(self, *parts):
        if self.loop.is_closed():  # a coroutine that is unwound
            return
        line = " ".join(show(part) for part in parts)
        time = round(self.loop.now / UNIT)
        if time != self.logged_time:
            self.logged_time = time
            line += f" @{time}"
        self.lines.append(line)

    def handler(self, _loop, context):
        message = context["message"]
        if "never retrieved" in message:
            self.lost.append(show(context["exception"]))
        elif "destroyed" not in message:
            for start in ("Exception in callback", "an error occurred during closing", "Task"):
                if message.startswith(start):  # what follows names an object
                    message = start
            self.log("handler:", message, context.get("exception"))

    def collect_lost(self):
        for future in self.loop.made + self.futures:
            if future.done() and future._log_traceback:
                future._log_traceback = False
                self.lost.append(show(future._exception))

    def watchdog(self):
        self.rounds += 1
        self.log("hang")
        if self.rounds > ROUNDS:
            self.loop.stop()
        else:
            for task in asyncio.tasks.all_tasks(self.loop):
                task.cancel()
        self.loop.call_later(HANG, self.watchdog)

    def keep(self, slot, future, age):
        self.slots[slot] = future
        self.ages[slot] = age

    def older(self, slot, c):
        """Whether a coroutine may wait for what is in a slot."""
        return slot in self.slots and self.ages[slot] > c.age

    def new_age(self):
        self.age += 1
        return self.age

    def coroutine(self, spec, c):
        return self.run_coroutine(spec, Context(spec[0], self.new_age(), c.group))

    async def run_coroutine(self, spec, c):
        self.log(c.who, "begins")
        try:
            await self.block(c, spec[1])
        except BaseException as error:
            self.log(c.who, "ends", error)
            raise
        self.log(c.who, "ends")
        return c.who

    async def block(self, c, statements):
        for name, *arguments in statements:
            await getattr(self, "do_" + name)(c, *arguments)

    # Tasks and futures

    async def do_sleep(self, c, time):
        await asyncio.sleep(time * UNIT)
        self.log(c.who, "slept")

    async def do_spawn(self, c, slot, spec):
        self.keep(slot, asyncio.create_task(self.coroutine(spec, c)), self.age)

    async def do_future(self, c, slot):
        future = self.loop.create_future()
        self.futures.append(future)
        self.keep(slot, future, 1 << 30)

    async def do_await(self, c, slot):
        if self.older(slot, c):
            self.log(c.who, "got", await self.slots[slot])

    def items(self, c, items):
        """The awaitables that are meant, and the least of their ages."""
        age = 1 << 30
        awaitables = []
        for item in items:
            if isinstance(item, list):
                awaitables.append(self.coroutine(item, c))
                age = min(age, self.age)
            elif self.older(item, c):
                awaitables.append(self.slots[item])
                age = min(age, self.ages[item])
        return awaitables, age

    async def do_gather(self, c, return_exceptions, slot, items):
        awaitables, age = self.items(c, items)
        future = asyncio.gather(*awaitables, return_exceptions=bool(return_exceptions))
        self.futures.append(future)
        if slot >= 0:
            self.keep(slot, future, age)
        else:
            self.log(c.who, "gathered", await future)

    async def do_shield(self, c, slot, item):
        awaitables, age = self.items(c, [item])
        if awaitables:
            future = asyncio.shield(awaitables[0])
            self.futures.append(future)
            if slot >= 0:
                self.keep(slot, future, age)
            else:
                self.log(c.who, "shielded", await future)

    async def do_wait_for(self, c, time, item):
        awaitables, _ = self.items(c, [item])
        if awaitables:
            timeout = None if time < 0 else time * UNIT
            self.log(c.who, "in time", await asyncio.wait_for(awaitables[0], timeout))

    async def do_wait(self, c, mode, time, slots):
        slots = [slot for slot in slots if self.older(slot, c)]
        if slots:
            mode = (asyncio.ALL_COMPLETED, asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION)[mode]
            done, _ = await asyncio.wait(
                [self.slots[slot] for slot in slots], timeout=None if time < 0 else time * UNIT, return_when=mode)
            self.log(c.who, "waited", len(done))

    async def do_as_completed(self, c, time, items):
        awaitables, _ = self.items(c, items)
        for each in asyncio.as_completed(awaitables, timeout=None if time < 0 else time * UNIT):
            try:
                self.log(c.who, "completed", await each)
            except Exception as error:
                self.log(c.who, "completed", error)

    async def do_raise(self, c, label):
        raise Oops(label)

    async def do_try(self, c, kind, statements, handler):
        try:
            await self.block(c, statements)
        except BaseException as error:
            caught = {"E": isinstance(error, Exception), "C": isinstance(error, asyncio.CancelledError)}.get(kind, True)
            self.log(c.who, "catches" if caught else "lets", error)
            if caught:
                await self.block(c, handler)
            if kind == "F" or not caught:
                raise

    async def do_uncancel(self, c):
        self.log(c.who, "uncancelled", asyncio.current_task().uncancel())

    async def do_cancel_self(self, c, message):
        asyncio.current_task().cancel(message)

    async def do_timeout(self, c, time, statements):
        timeout = asyncio.timeout(None if time < 0 else time * UNIT)
        try:
            async with timeout:
                await self.block(c.within(timeout=timeout), statements)
        finally:
            self.log(c.who, "expired", timeout.expired())

    async def do_reschedule(self, c, time):
        if c.timeout:
            c.timeout.reschedule(None if time < 0 else self.loop.time() + time * UNIT)

    async def do_group(self, c, statements):
        async with asyncio.TaskGroup() as group:
            await self.block(c.within(group=group), statements)
        self.log(c.who, "leaves group")

    async def do_group_spawn(self, c, slot, spec):
        if c.group:
            coroutine = self.coroutine(spec, c)
            age = self.age
            self.keep(slot, c.group.create_task(coroutine), age)

    # Locks and queues

    async def do_lock(self, c, index, statements):
        async with self.locks[index]:
            self.log(c.who, "locks", index)
            await self.block(c, statements)

    async def do_acquire(self, c, index):
        await self.locks[index].acquire()
        self.log(c.who, "acquires", index)

    async def do_semaphore(self, c, index, statements):
        async with self.semaphores[index]:
            self.log(c.who, "enters", index)
            await self.block(c, statements)

    async def do_event(self, c):
        await self.event.wait()
        self.log(c.who, "sees event")

    async def do_condition(self, c, statements):
        async with self.condition:
            self.log(c.who, "holds condition")
            await self.block(c, statements)

    async def do_condition_wait(self, c):
        await self.condition.wait()
        self.log(c.who, "is notified")

    async def do_put(self, c, index, value):
        await self.queues[index].put(value)
        self.log(c.who, "put", value)

    async def do_get(self, c, index):
        self.log(c.who, "takes", await self.queues[index].get())

    async def do_join(self, c, index):
        await self.queues[index].join()
        self.log(c.who, "joins", index)

    # Generators

    async def generate(self, spec, c):
        who, statements, finish = spec
        self.log(who, "begins")
        try:
            for statement in statements:
                if statement[0] == "yield":
                    yield statement[1]
                    self.log(who, "goes on")
                else:
                    await self.block(c, [statement])
        except BaseException as error:
            self.log(who, "ends", error if not isinstance(error, GeneratorExit) else "exit")
            raise
        finally:
            await self.block(c, finish)
            self.log(who, "finished")

    async def do_generator(self, c, index, spec):
        context = self.generator_contexts[index] = Context(spec[0], c.age)
        generator = self.generators[index] = self.generate(spec, context)
        self.futures.append(Kept(generator))

    def use(self, c, index):
        context = self.generator_contexts.get(index)
        if not context or context.broken:
            return None
        context.age = max(context.age, c.age)
        return self.generators[index]

    async def do_for(self, c, index, limit, statements):
        generator = self.use(c, index)
        if generator:
            context = self.generator_contexts[index]
            async for value in generator:
                self.log(c.who, "for", value)
                await self.block(c, statements)
                limit -= 1
                if limit <= 0 or context.broken:
                    break
            self.log(c.who, "ends for")

    async def do_next(self, c, index):
        generator = self.use(c, index)
        if generator:
            try:
                self.log(c.who, "next", await anext(generator))
            except StopAsyncIteration:
                self.log(c.who, "no next")

    async def do_close(self, c, index):
        generator = self.use(c, index)
        if generator:
            context = self.generator_contexts[index]
            try:
                await generator.aclose()
            except BaseException:
                # up to 3.12 an error other than GeneratorExit that is thrown into aclose leaves the generator
                # "already running" for ever (python/cpython#117881): what then becomes of it is no reference
                context.broken = True
                raise
            self.log(c.who, "closed", index)

    # What callbacks can do as well

    async def do_now(self, c, operation):
        self.now(c, operation)

    async def do_soon(self, c, operation):
        self.loop.call_soon(self.now, c, operation)

    async def do_later(self, c, handle, time, operation):
        self.handles[handle] = self.loop.call_later(time * UNIT, self.now, c, operation)

    async def do_callback(self, c, slot, operation):
        if slot in self.slots:
            self.slots[slot].add_done_callback(lambda _done: self.now(c, operation))

    def now(self, c, operation):
        name, *arguments = operation
        getattr(self, "now_" + name)(c, *arguments)

    def now_log(self, c, what):
        self.log(c.who, what)

    def now_fail(self, c, label):
        raise Oops(label)

    def now_cancel(self, c, slot, message):
        if slot in self.slots:
            self.log(c.who, "cancels", slot, self.slots[slot].cancel(message))

    def now_state(self, c, slot):
        if slot in self.slots:
            future = self.slots[slot]
            cancelling = future.cancelling() if isinstance(future, asyncio.Task) else 0
            self.log(c.who, "sees", slot, future.done(), future.cancelled(), cancelling)

    def now_set(self, c, slot, value):
        if slot in self.slots and type(self.slots[slot]) is asyncio.Future:
            self.slots[slot].set_result(value)

    def now_set_error(self, c, slot, label):
        if slot in self.slots and type(self.slots[slot]) is asyncio.Future:
            self.slots[slot].set_exception(Oops(label))

    def now_drop(self, c, handle):
        if handle in self.handles:
            self.handles[handle].cancel()

    def now_release(self, c, index):
        self.locks[index].release()

    def now_leave(self, c, index):
        self.semaphores[index].release()

    def now_set_event(self, c):
        self.event.set()

    def now_clear_event(self, c):
        self.event.clear()

    def now_notify(self, c, count):
        self.condition.notify(count)

    def now_put(self, c, index, value):
        self.queues[index].put_nowait(value)

    def now_get(self, c, index):
        self.log(c.who, "takes", self.queues[index].get_nowait())

    def now_task_done(self, c, index):
        self.queues[index].task_done()


class Kept:
    """Something that must not become garbage while the program runs."""
    _log_traceback = False

    def __init__(self, what):
        self.what = what

    def done(self):
        return True


def run(program):
    loop = VirtualTimeLoop()
    world = World(loop)
    loop.set_exception_handler(world.handler)
    loop.call_later(HANG, world.watchdog)
    main = world.run_coroutine(program, Context(program[0], 0))
    try:
        with asyncio.Runner(loop_factory=lambda: loop) as runner:
            try:
                runner.run(main)
            except BaseException as error:
                world.log("run raises", error)
            world.collect_lost()
    except BaseException as error:
        world.lines.append("close raises " + show(error))
    world.collect_lost()
    world.lines.append("lost " + " ".join(sorted(world.lost)))
    return world.lines


# ---- The generator of programs ----

THEMES = {  # statements and operations; each program is about one or two of these
    "tasks": ("await spawn gather wait_for shield", "state set set_error"),
    "groups": ("group group group_spawn group_spawn group_spawn raise timeout", "fail"),
    "timeouts": ("timeout timeout timeout reschedule wait_for cancel_self uncancel lock group", "set"),
    "waits": ("gather gather shield wait_for wait as_completed future", "set set set_error"),
    "locks": ("lock lock semaphore semaphore acquire timeout", "release leave"),
    "conditions": ("condition condition condition_wait event timeout", "notify notify set_event clear_event"),
    "queues": ("put put get get join wait_for", "put put get task_done"),
    "generators": ("generator for for next next close timeout", "log"),
    "callbacks": ("soon later callback future future await cancel_self uncancel", "set set_error drop fail state log"),
}


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.names = 0
        self.labels = 0
        self.budget = self.random.choice((12, 18, 24, 36, 60))
        themes = self.random.sample(sorted(THEMES), self.random.choice((1, 2, 2, len(THEMES))))
        self.themes = themes
        self.statements = ["sleep", "spawn", "now", "now"]
        self.operations = ["cancel"] * 3
        for statements, operations in (THEMES[theme] for theme in themes):
            self.statements += statements.split()
            self.operations += operations.split()
        self.slots = self.random.choice((2, 4))

    def program(self):
        """A main that has some tasks and futures to begin with, and waits a while in the end."""
        name = self.name()
        begin = [["spawn", slot, self.coroutine(1)] if self.random.random() < .8 else ["future", slot]
                 for slot in range(self.random.randint(1, self.slots))]
        if "generators" in self.themes:
            begin[:0] = [["generator", index, self.generator(1)] for index in range(2)]
        if self.random.random() < .5:
            begin.append(["sleep", 0])
        end = [["sleep", self.random.choice((1, 3, 9))]] if self.random.random() < .7 else []
        return [name, begin + self.block(0) + end]

    def name(self):
        self.names += 1
        number, name = self.names - 1, ""
        while True:
            name = chr(ord("a") + number % 26) + name
            number = number // 26 - 1
            if number < 0:
                return name

    def label(self):
        self.labels += 1
        return f"e{self.labels}"

    def time(self):
        return self.random.choice((0, 0, 0, 1, 1, 2, 3))

    def slot(self):
        return self.random.randrange(self.slots)

    def optional_slot(self):
        return self.slot() if self.random.random() < .3 else -1

    def message(self):
        return self.random.choice((None, None, "m", "n"))

    def coroutine(self, depth):
        return [self.name(), self.block(depth)]

    def item(self, depth):
        return self.coroutine(depth + 1) if self.random.random() < .6 else self.slot()

    def items(self, depth):
        return [self.item(depth) for _ in range(self.random.randrange(4))]

    def block(self, depth):
        least, most = ((2, 6), (2, 4), (1, 3), (0, 2), (0, 1))[min(depth, 4)]
        statements = []
        for _ in range(self.random.randint(least, most)):
            if self.budget <= 0:
                break
            self.budget -= 1
            statements.append(self.statement(depth))
        return statements

    def operation(self):
        name = self.random.choice(self.operations)
        return [name, *{
            "log": lambda: [self.label()],
            "fail": lambda: [self.label()],
            "cancel": lambda: [self.slot(), self.message()],
            "state": lambda: [self.slot()],
            "set": lambda: [self.slot(), self.label()],
            "set_error": lambda: [self.slot(), self.label()],
            "drop": lambda: [0],
            "release": lambda: [self.random.randrange(2)],
            "leave": lambda: [self.random.randrange(2)],
            "notify": lambda: [self.random.randint(1, 2)],
            "put": lambda: [self.random.randrange(4), self.random.randrange(9)],
            "get": lambda: [self.random.randrange(4)],
            "task_done": lambda: [self.random.randrange(4)],
        }.get(name, list)()]

    def limit(self):
        return self.random.choice((-1, 0, 1, 1, 2, 3))

    def condition(self, depth):
        wait = ["condition_wait"] if self.random.random() < .6 else ["now", ["notify", self.random.randint(1, 2)]]
        return [wait, *self.block(depth + 1)]

    def generator(self, depth):
        statements = []
        for statement in self.block(depth + 1):
            statements += [statement, ["yield", self.random.randrange(9)]]
        finish = self.block(depth + 2) if self.random.random() < .4 else []
        return [self.name(), statements[self.random.randrange(2):], finish]

    def statement(self, depth):
        name = self.random.choice(self.statements)
        if depth > 4:
            name = self.random.choice(("sleep", "now"))
        if depth < 4 and name != "try" and self.random.random() < .2:
            return ["try", self.random.choice("EECBF"), [self.statement(depth + 1)], self.block(depth + 2)]
        return [name, *{
            "sleep": lambda: [self.time()],
            "spawn": lambda: [self.slot(), self.coroutine(depth + 1)],
            "future": lambda: [self.slot()],
            "await": lambda: [self.slot()],
            "gather": lambda: [self.random.randrange(2), self.optional_slot(), self.items(depth)],
            "shield": lambda: [self.optional_slot(), self.item(depth)],
            "wait_for": lambda: [self.limit(), self.item(depth)],
            "wait": lambda: [self.random.randrange(3), self.limit(),
                             [self.slot() for _ in range(self.random.randint(1, 3))]],
            "as_completed": lambda: [self.limit(), self.items(depth)],
            "raise": lambda: [self.label()],
            "try": lambda: [self.random.choice("ECBF"), self.block(depth + 1), self.block(depth + 1)],
            "cancel_self": lambda: [self.message()],
            "timeout": lambda: [self.limit(), self.block(depth + 1)],
            "reschedule": lambda: [self.limit()],
            "group": lambda: [self.block(depth + 1)],
            "group_spawn": lambda: [self.slot(), self.coroutine(depth + 1)],
            "lock": lambda: [self.random.randrange(2), self.block(depth + 1)],
            "acquire": lambda: [self.random.randrange(2)],
            "semaphore": lambda: [self.random.randrange(2), self.block(depth + 1)],
            "condition": lambda: [self.condition(depth)],
            "put": lambda: [self.random.randrange(4), self.random.randrange(9)],
            "get": lambda: [self.random.randrange(4)],
            "join": lambda: [self.random.randrange(4)],
            "generator": lambda: [self.random.randrange(2), self.generator(depth)],
            "for": lambda: [self.random.randrange(2), self.random.randint(1, 4), self.block(depth + 1)],
            "next": lambda: [self.random.randrange(2)],
            "close": lambda: [self.random.randrange(2)],
            "now": lambda: [self.operation()],
            "soon": lambda: [self.operation()],
            "later": lambda: [0, self.time(), self.operation()],
            "callback": lambda: [self.slot(), self.operation()],
        }.get(name, list)()]


def reductions(node):
    """What is left when one statement goes, or is replaced by the statements it holds."""
    if not isinstance(node, list):
        return
    for index, child in enumerate(node):
        if is_statement(child):
            yield node[:index] + node[index + 1:]
            for inner in child:
                if isinstance(inner, list) and inner and all(is_statement(each) for each in inner):
                    yield node[:index] + inner + node[index + 1:]
                if (isinstance(inner, list) and len(inner) == 2 and isinstance(inner[0], str)
                        and isinstance(inner[1], list) and not is_statement(inner)):
                    yield node[:index] + inner[1] + node[index + 1:]
        for smaller in reductions(child):
            yield node[:index] + [smaller] + node[index + 1:]


def is_statement(node):
    return (isinstance(node, list) and node and isinstance(node[0], str)
            and (node[0] == "yield" or hasattr(World, "do_" + node[0])))


def text(program):
    return json.dumps(program, separators=(",", ":"))


def print_trace(program):
    print("\n".join([text(program), *run(program), ""]))


# Programs that once were run differently.
FOUND = [
    json.loads('''["a",[["spawn",0,["b",[["try","F",[["try","B",[["as_completed",1,[["c",[["shield",-1,1]]],["d",[]],3]]],[["future",2]]]],[["gather",0,-1,[["e",[["spawn",2,["f",[["sleep",0]]]]]]]]]],["now",["set",1,"e1"]],["wait_for",1,["g",[["sleep",1]]]],["gather",1,-1,[["h",[["try","F",[["as_completed",1,[["i",[]]]]],[]]]],1,1]]]]],["spawn",1,["j",[["spawn",1,["k",[["wait",1,3,[3,0]]]]],["wait",2,2,[0,2]],["shield",2,["l",[["now",["set",1,"e2"]]]]],["future",2]]]],["spawn",2,["m",[["try","C",[["sleep",0]],[]]]]],["spawn",3,["n",[]]]]]'''),  # Timers that are due at one moment, as the loop is shut down.
]


def print_corpus():
    left = 400
    seed = 0
    while left:
        program = Maker(seed).program()
        seed += 1
        if len(text(program)) < 700 and 12 <= len(run(program)) < 60:
            print_trace(program)
            left -= 1
    for program in FOUND:
        print_trace(program)


def main(arguments):
    warnings.simplefilter("ignore")
    sys.unraisablehook = lambda _: None  # of coroutines that are unwound
    order_hash_tables()
    keep_errors()
    if arguments == ["-"]:
        for line in sys.stdin:
            print_trace(json.loads(line))
    elif arguments == ["corpus"]:
        print_corpus()
    elif arguments == ["reduce"]:
        for program in reductions(json.loads(sys.stdin.read())):
            print_trace(program)
    else:
        first, count = map(int, arguments)
        for seed in range(first, first + count):
            print_trace(Maker(seed).program())


if __name__ == "__main__":
    main(sys.argv[1:])
