"""What streams and transports do and in which order, on CPython: python3.11 stream_scenarios.py > stream-traces.txt"""
import asyncio
import socket
import struct
import sys

scenarios = []


def scenario(function):
    scenarios.append(function)
    return function


def shown(data):
    return data.decode() if len(data) < 40 else f"{len(data)} bytes"


async def attempt(log, name, coroutine):
    try:
        result = await coroutine
        log(name, "->", shown(result) if isinstance(result, bytes) else "done")
    except asyncio.CancelledError:
        log(name, "cancelled")
    except asyncio.IncompleteReadError as e:
        log(name, "incomplete:", e.partial.decode(), "of", e.expected)
    except asyncio.LimitOverrunError as e:
        log(name, "overrun:", e, "at", e.consumed)
    except ValueError as e:
        log(name, "too long:", e)
    except ConnectionError as e:
        log(name, "lost:", e if not e.errno else "by system")
    except RuntimeError as e:
        log(name, "refused:", e)


class Pair:
    """A stream on one side, a plain socket on the other."""

    async def __aenter__(self):
        mine, self.peer = socket.socketpair()
        self.peer.setblocking(False)
        self.reader, self.writer = await asyncio.open_unix_connection(sock=mine, limit=self.limit)
        return self

    def __init__(self, limit=8):
        self.limit = limit

    async def __aexit__(self, *_):
        self.writer.transport.abort()
        self.peer.close()
        await asyncio.sleep(0)
        await asyncio.sleep(0)


def reader_of(limit, *chunks, eof=False):
    reader = asyncio.StreamReader(limit=limit)
    for chunk in chunks:
        reader.feed_data(chunk)
    if eof:
        reader.feed_eof()
    return reader


@scenario
async def lines_within_and_beyond_the_limit(log):
    reader = reader_of(4, b"abcd\nabcde\nx\n", b"last")
    reader.feed_eof()
    for number in range(5):
        await attempt(log, f"line {number}", reader.readline())
    log("at eof", reader.at_eof())


@scenario
async def a_line_without_end_is_dropped(log):
    reader = reader_of(4, b"abcdefgh")
    await attempt(log, "line", reader.readline())
    reader.feed_data(b"ij\n")
    await attempt(log, "line", reader.readline())


@scenario
async def an_overrun_leaves_the_bytes(log):
    reader = reader_of(3, b"abcde--f--")
    await attempt(log, "record", reader.readuntil(b"--"))
    await attempt(log, "record", reader.readuntil(b"--"))
    await attempt(log, "exactly", reader.readexactly(7))
    await attempt(log, "record", reader.readuntil(b"--"))


@scenario
async def a_separator_across_chunks(log):
    reader = reader_of(64, b"one-", b"-t-wo-", b"-three")
    await attempt(log, "record", reader.readuntil(b"--"))
    await attempt(log, "record", reader.readuntil(b"--"))
    reader.feed_eof()
    await attempt(log, "record", reader.readuntil(b"--"))
    log("at eof", reader.at_eof())
    await attempt(log, "record", reader.readuntil(b"--"))


@scenario
async def reads_at_the_end_of_the_stream(log):
    reader = reader_of(64, b"abcdef", eof=True)
    await attempt(log, "nothing", reader.read(0))
    await attempt(log, "two", reader.read(2))
    await attempt(log, "exactly", reader.readexactly(5))
    await attempt(log, "all", reader.read())
    await attempt(log, "more", reader.read(3))
    await attempt(log, "exactly none", reader.readexactly(0))
    await attempt(log, "line", reader.readline())


@scenario
async def one_reader_at_a_time(log):
    reader = reader_of(64)
    first = asyncio.create_task(attempt(log, "first", reader.readexactly(3)))
    second = asyncio.create_task(attempt(log, "second", reader.readline()))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    reader.feed_data(b"ab")
    reader.feed_data(b"cde\n")
    await first
    await second
    await attempt(log, "third", reader.readline())


@scenario
async def a_cancelled_read_takes_nothing(log):
    reader = reader_of(64, b"ab")
    task = asyncio.create_task(attempt(log, "first", reader.readexactly(4)))
    await asyncio.sleep(0)
    task.cancel()
    reader.feed_data(b"cd")
    await task
    await attempt(log, "second", reader.readexactly(4))
    task = asyncio.create_task(attempt(log, "third", reader.read(4)))
    await asyncio.sleep(0)
    reader.feed_data(b"ef")
    task.cancel()
    await task
    await attempt(log, "fourth", reader.read(4))


@scenario
async def an_exception_fails_all_reads(log):
    reader = reader_of(64)
    task = asyncio.create_task(attempt(log, "first", reader.read(4)))
    await asyncio.sleep(0)
    reader.set_exception(ConnectionResetError("gone"))
    reader.feed_data(b"abc\n")
    await task
    await attempt(log, "second", reader.read(4))
    await attempt(log, "third", reader.readline())


@scenario
async def close_while_a_task_reads(log):
    async with Pair() as pair:
        task = asyncio.create_task(attempt(log, "read", pair.reader.read(5)))
        waiter = asyncio.create_task(attempt(log, "wait closed", pair.writer.wait_closed()))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        pair.writer.close()
        log("closing", pair.writer.is_closing())
        asyncio.get_running_loop().call_soon(log, "soon")
        await task
        await waiter
        await attempt(log, "drain", pair.writer.drain())
        pair.writer.write(b"ignored")
        await attempt(log, "read", pair.reader.read(5))


@scenario
async def drain_while_closing(log):
    async with Pair() as pair:
        pair.writer.write(b"abc")
        pair.writer.close()
        await attempt(log, "drain", pair.writer.drain())
        log("peer got", pair.peer.recv(10).decode())
        log("peer got", pair.peer.recv(10).decode())


@scenario
async def a_full_buffer_suspends_drain(log):
    async with Pair() as pair:
        transport = pair.writer.transport
        transport.set_write_buffer_limits(high=1000)
        log("limits", *transport.get_write_buffer_limits())
        pair.writer.write(bytes(10_000_000))
        log("kept", transport.get_write_buffer_size() > 1000)
        first = asyncio.create_task(attempt(log, "first", pair.writer.drain()))
        second = asyncio.create_task(attempt(log, "second", pair.writer.drain()))
        third = asyncio.create_task(attempt(log, "third", pair.writer.drain()))
        for _ in range(5):
            await asyncio.sleep(0)
        log("none is done")
        second.cancel()
        await second
        loop = asyncio.get_running_loop()
        total = 0
        while total < 10_000_000:
            total += len(await loop.sock_recv(pair.peer, 1 << 20))
        await first
        await third
        log("unsent", transport.get_write_buffer_size())


@scenario
async def abort_ends_drains(log):
    async with Pair() as pair:
        pair.writer.write(bytes(10_000_000))
        task = asyncio.create_task(attempt(log, "drain", pair.writer.drain()))
        reading = asyncio.create_task(attempt(log, "read", pair.reader.read()))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        pair.writer.transport.abort()
        log("unsent", pair.writer.transport.get_write_buffer_size())
        await task
        await reading
        await attempt(log, "drain", pair.writer.drain())
        await attempt(log, "wait closed", pair.writer.wait_closed())


@scenario
async def half_close_by_us(log):
    async with Pair() as pair:
        pair.writer.write(b"question")
        pair.writer.write_eof()
        pair.writer.write_eof()
        try:
            pair.writer.write(b"more")
        except RuntimeError:
            log("refused")
        log("peer got", pair.peer.recv(20).decode())
        log("peer got", len(pair.peer.recv(20)))
        pair.peer.send(b"answer")
        pair.peer.shutdown(socket.SHUT_WR)
        await attempt(log, "read", pair.reader.read())


@scenario
async def half_close_by_the_peer(log):
    async with Pair() as pair:
        pair.peer.send(b"question")
        pair.peer.shutdown(socket.SHUT_WR)
        await attempt(log, "read", pair.reader.read())
        log("closing", pair.writer.is_closing(), "eof", pair.reader.at_eof())
        pair.writer.write(b"answer")
        await attempt(log, "drain", pair.writer.drain())
        log("peer got", pair.peer.recv(20).decode())
        pair.writer.close()
        await attempt(log, "wait closed", pair.writer.wait_closed())


@scenario
async def write_to_a_peer_that_is_gone(log):
    async with Pair() as pair:
        pair.peer.close()
        pair.writer.write(b"abc")
        log("closing", pair.writer.is_closing())
        await attempt(log, "drain", pair.writer.drain())
        await attempt(log, "drain", pair.writer.drain())
        await attempt(log, "read", pair.reader.read(3))
        await attempt(log, "wait closed", pair.writer.wait_closed())


@scenario
async def reading_pauses_beyond_twice_the_limit(log):
    async with Pair(limit=4) as pair:
        pair.peer.send(b"123456789")
        await attempt(log, "one", pair.reader.read(1))
        log("reading", pair.writer.transport.is_reading())
        await attempt(log, "three", pair.reader.read(3))
        log("reading", pair.writer.transport.is_reading())
        await attempt(log, "one", pair.reader.read(1))
        log("reading", pair.writer.transport.is_reading())
        pair.peer.send(b"abcdefghi")
        await attempt(log, "more than the buffer", pair.reader.readexactly(13))
        log("reading", pair.writer.transport.is_reading())


class Logging(asyncio.Protocol):
    def __init__(self, log, fail=None):
        self.log, self.fail = log, fail

    def __getattribute__(self, name):
        if name in ("connection_made", "data_received", "eof_received", "connection_lost", "pause_writing",
                    "resume_writing"):
            def call(*args):
                arg = shown(args[0]) if name == "data_received" else ""
                if name == "connection_lost":
                    arg = args[0]
                self.log(name, arg)
                if name == self.fail:
                    raise RuntimeError("from " + name)
                return False
            return call
        return object.__getattribute__(self, name)


async def play(log, fail=None):
    mine, peer = socket.socketpair()
    loop = asyncio.get_running_loop()
    transport, protocol = await loop.create_unix_connection(lambda: Logging(log, fail), sock=mine)
    log("made")
    peer.send(b"abc")
    for _ in range(4):
        await asyncio.sleep(0)
    peer.shutdown(socket.SHUT_WR)
    for _ in range(4):
        await asyncio.sleep(0)
    log("closing", transport.is_closing())
    transport.abort()
    for _ in range(2):
        await asyncio.sleep(0)
    peer.close()


@scenario
async def a_protocol_is_called_in_order(log):
    await play(log)


@scenario
async def a_protocol_that_fails_on_data(log):
    await play(log, "data_received")


@scenario
async def a_protocol_that_fails_on_eof(log):
    await play(log, "eof_received")


@scenario
async def a_protocol_that_fails_when_made(log):
    await play(log, "connection_made")


@scenario
async def high_water_and_low_water(log):
    mine, peer = socket.socketpair()
    peer.setblocking(False)
    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_unix_connection(lambda: Logging(log), sock=mine)
    transport.set_write_buffer_limits(high=5_000_000, low=100)
    transport.write(bytes(4_000_000))
    log("below")
    transport.write(bytes(2_000_000))
    transport.write(bytes(2_000_000))
    total = 0
    while total < 8_000_000:
        total += len(await loop.sock_recv(peer, 1 << 20))
    transport.set_write_buffer_limits(high=0)
    transport.write(bytes(4_000_000))
    transport.close()
    transport.close()
    log("closing", transport.is_closing())
    total = 0
    while True:
        count = len(await loop.sock_recv(peer, 1 << 20))
        total += count
        if not count:
            break
    log("peer got", total)
    peer.close()


async def run(function):
    lines = []

    def log(*parts):
        lines.append(" ".join(map(str, parts)).strip())

    def unhandled(loop, context):
        message = context["message"]
        log("handler:", message if not message.startswith("Exception in callback") else "Exception in callback",
            "|", context.get("exception"))
    asyncio.get_running_loop().set_exception_handler(unhandled)
    await function(log)
    return lines


for each in scenarios:
    if len(sys.argv) == 1 or each.__name__ in sys.argv[1:]:
        print(f"[{each.__name__}]")
        print(*asyncio.run(run(each)), sep="\n")
        print()
