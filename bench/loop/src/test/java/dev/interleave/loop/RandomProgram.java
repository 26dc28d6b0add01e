package dev.interleave.loop;

import static dev.interleave.loop.Trace.seconds;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.io.Serial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Interprets the programs that {@code random_programs.py} makes, and logs what that logs: a line
 * here corresponds to a line there.
 */
final class RandomProgram {
  private static final double UNIT = .01;
  private static final Duration HANG = Duration.ofSeconds(100);
  private static final int ROUNDS = 40;
  private static final int AGELESS = 1 << 30;

  /** What messages to the exception handler begin with that go on with an object. */
  private static final List<String> NAMING_AN_OBJECT =
      List.of("Exception in callback", "an error occurred during closing", "Task");

  private static final class Oops extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    Oops(String label) {
      super(label);
    }
  }

  /** A running coroutine's name and age, and the innermost timeout and group that it is in. */
  private static final class Context {
    final String who;
    final @Nullable TaskGroup group;
    final @Nullable Timeout timeout;
    int age;

    /** For a generator: no longer of use, see the Python. */
    boolean broken;

    Context(String who, int age, @Nullable TaskGroup group, @Nullable Timeout timeout) {
      this.who = who;
      this.age = age;
      this.group = group;
      this.timeout = timeout;
    }

    Context within(TaskGroup inner) {
      return new Context(who, age, inner, timeout);
    }

    Context within(Timeout inner) {
      return new Context(who, age, group, inner);
    }
  }

  /**
   * What is in a slot, and its age: the younger never waits for the older, so never in a circle.
   */
  private record Slot(Future<@Nullable Object> future, int age) {}

  private record Generating(AsyncGenerator<Object> generator, Context context) {}

  private record Items(List<Awaitable<@Nullable Object>> awaitables, int age) {}

  private final EventLoop loop;
  private final List<Object> kept = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final List<String> lost = new ArrayList<>();
  private final Map<Integer, Slot> slots = new HashMap<>();
  private final Map<Integer, Generating> generators = new HashMap<>();
  private final List<Lock> locks = List.of(new Lock(), new Lock());
  private final List<Semaphore> semaphores = List.of(new Semaphore(1), new BoundedSemaphore(2));
  private final Event event = new Event();
  private final Condition condition = new Condition();
  private final List<Queue<Integer>> queues =
      List.of(
          new Queue<>(),
          new Queue<>(1),
          new LifoQueue<>(2),
          new PriorityQueue<>(2, Comparator.naturalOrder()));
  private @Nullable Handle handle;
  private long loggedTime;
  private int lastAge;
  private int rounds;

  private RandomProgram(EventLoop loop) {
    this.loop = loop;
  }

  /** What {@code program} logs on a loop of those options, under virtual time. */
  static List<String> run(List<?> program, LoopOptions options) {
    try (Runner runner = new Runner(options.with(new VirtualTime()))) {
      return new RandomProgram(runner.loop()).run(program, runner);
    }
  }

  /** As the other {@code run}, in the order that {@code choices} makes. */
  static List<String> run(List<?> program, LoopOptions options, Choices choices) {
    try (Runner runner = new Runner(options.with(new VirtualTime()))) {
      runner.loop().schedule().setChoices(choices);
      return new RandomProgram(runner.loop()).run(program, runner);
    }
  }

  private List<String> run(List<?> program, Runner runner) {
    loop.setExceptionHandler((_, context) -> handle(context));
    loop.callLater(HANG, this::watchdog);
    Context main = new Context((String) program.get(0), 0, null, null);
    try {
      runner.run(() -> runCoroutine(program, main));
    } catch (Throwable failure) {
      log("run raises", failure);
    }
    try {
      runner.close();
    } catch (Throwable failure) {
      lines.add("close raises " + show(failure));
    }
    lost.sort(null);
    lines.add("lost " + String.join(" ", lost));
    return lines;
  }

  private void log(@Nullable Object... parts) {
    if (loop.isClosed()) { // A task that is unwound.
      return;
    }
    String line = Arrays.stream(parts).map(RandomProgram::show).collect(joining(" "));
    long time = Math.round(loop.time() / UNIT);
    if (time != loggedTime) {
      loggedTime = time;
      line += " @" + time;
    }
    lines.add(line);
  }

  private static String show(@Nullable Object value) {
    return switch (value) {
      case null -> "-";
      case Boolean bool -> bool ? "yes" : "no";
      case List<?> list -> list.stream().map(RandomProgram::show).collect(joining(" ", "[", "]"));
      case ExceptionGroup group -> "Group" + show(group.exceptions());
      case CancelledError error ->
          "Cancelled(" + (error.getMessage() == null ? "" : error.getMessage()) + ")";
      case Oops oops -> "Oops(" + oops.getMessage() + ")";
      case TimeoutException _ -> "TimeoutError";
      case QueueEmptyException _ -> "QueueEmpty";
      case QueueFullException _ -> "QueueFull";
      case IllegalStateException _ -> "Error";
      default -> value.toString();
    };
  }

  private void handle(ExceptionContext context) {
    String message = context.message();
    if (message.contains("never retrieved")) {
      lost.add(show(context.exception()));
    } else if (!message.contains("destroyed")) {
      for (String start : NAMING_AN_OBJECT) {
        message = message.startsWith(start) ? start : message;
      }
      log("handler:", message, context.exception());
    }
  }

  private void watchdog() {
    rounds++;
    log("hang");
    if (rounds > ROUNDS) {
      loop.stop();
    } else {
      loop.allTasks().forEach(Task::cancel);
    }
    loop.callLater(HANG, this::watchdog);
  }

  // ---- Coroutines ----

  private Coroutine<@Nullable Object> coroutine(Object spec, Context c) {
    List<?> parts = (List<?>) spec;
    Context inner = new Context((String) parts.get(0), ++lastAge, c.group, null);
    return () -> runCoroutine(parts, inner);
  }

  private Object runCoroutine(List<?> spec, Context c) throws Exception {
    log(c.who, "begins");
    try {
      block(c, spec.get(1));
    } catch (Throwable failure) {
      log(c.who, "ends", failure);
      throw failure;
    }
    log(c.who, "ends");
    return c.who;
  }

  private void block(Context c, Object statements) throws Exception {
    for (Object statement : (List<?>) statements) {
      statement(c, new Arguments((List<?>) statement));
    }
  }

  /** The parts of a statement: its name, and what is said about it. */
  private record Arguments(List<?> parts) {
    String name() {
      return string(0);
    }

    String string(int index) {
      return (String) requireNonNull(parts.get(index));
    }

    int number(int index) {
      return (Integer) requireNonNull(parts.get(index));
    }

    /** A number of hundredths of a second. */
    Duration time(int index) {
      return seconds(number(index) * UNIT);
    }

    /** A time, or null for none if it is negative. */
    @Nullable Duration limit(int index) {
      return number(index) < 0 ? null : time(index);
    }

    List<?> list(int index) {
      return (List<?>) requireNonNull(parts.get(index));
    }

    Arguments operation(int index) {
      return new Arguments(list(index));
    }
  }

  private void statement(Context c, Arguments the) throws Exception {
    switch (the.name()) {
      case "sleep" -> {
        Asyncio.sleep(the.time(1));
        log(c.who, "slept");
      }
      case "spawn" -> keep(the.number(1), Asyncio.createTask(coroutine(the.list(2), c)), lastAge);
      case "future" -> keep(the.number(1), loop.createFuture(), AGELESS);
      case "await" -> {
        Slot slot = waitable(the.number(1), c);
        if (slot != null) {
          log(c.who, "got", slot.future.await());
        }
      }
      case "gather" -> gather(c, the.number(1) != 0, the.number(2), the.list(3));
      case "shield" -> shield(c, the.number(1), the.parts.get(2));
      case "wait_for" -> {
        for (Awaitable<@Nullable Object> awaitable : items(c, only(the.parts.get(2))).awaitables) {
          log(c.who, "in time", Waiting.waitFor(awaitable, the.limit(1)));
        }
      }
      case "wait" -> waitForSeveral(c, the.number(1), the.limit(2), the.list(3));
      case "as_completed" -> asCompleted(c, the.limit(1), the.list(2));
      case "raise" -> throw new Oops(the.string(1));
      case "try" -> tryAndCatch(c, the.string(1), the.list(2), the.list(3));
      case "uncancel" ->
          log(c.who, "uncancelled", requireNonNull(Asyncio.currentTask()).uncancel());
      case "cancel_self" -> requireNonNull(Asyncio.currentTask()).cancel((String) the.parts.get(1));
      case "timeout" -> {
        Timeout timeout = Asyncio.timeout(the.limit(1));
        try {
          timeout.run(() -> block(c.within(timeout), the.list(2)));
        } finally {
          log(c.who, "expired", timeout.expired());
        }
      }
      case "reschedule" -> {
        if (c.timeout != null) {
          int time = the.number(1);
          c.timeout.reschedule(time < 0 ? null : (Double) (loop.time() + time * UNIT));
        }
      }
      case "group" -> {
        TaskGroup group = new TaskGroup();
        group.run(() -> block(c.within(group), the.list(1)));
        log(c.who, "leaves group");
      }
      case "group_spawn" -> {
        if (c.group != null) {
          keep(the.number(1), c.group.createTask(coroutine(the.list(2), c)), lastAge);
        }
      }
      case "generator", "for", "next", "close" -> generatorStatement(c, the);
      case "now" -> now(c, the.operation(1));
      case "soon" -> loop.callSoon(() -> now(c, the.operation(1)));
      case "later" -> handle = loop.callLater(the.time(2), () -> now(c, the.operation(3)));
      case "callback" -> {
        Slot slot = slots.get(the.number(1));
        if (slot != null) {
          slot.future.addDoneCallback(_ -> now(c, the.operation(2)));
        }
      }
      default -> sharedStatement(c, the);
    }
  }

  // ---- Tasks and futures ----

  private void keep(int slot, Future<@Nullable Object> future, int age) {
    kept.add(future);
    slots.put(slot, new Slot(future, age));
  }

  /** The slot, if a coroutine may wait for what is in it. */
  private @Nullable Slot waitable(int index, Context c) {
    Slot slot = slots.get(index);
    return slot != null && slot.age > c.age ? slot : null;
  }

  private static List<@Nullable Object> only(@Nullable Object item) {
    return Arrays.asList(item);
  }

  private Items items(Context c, List<?> items) {
    int age = AGELESS;
    List<Awaitable<@Nullable Object>> awaitables = new ArrayList<>();
    for (Object item : items) {
      if (item instanceof Integer index) {
        Slot slot = waitable(index, c);
        if (slot != null) {
          awaitables.add(slot.future);
          age = Math.min(age, slot.age);
        }
      } else {
        awaitables.add(coroutine(requireNonNull(item), c));
        age = Math.min(age, lastAge);
      }
    }
    return new Items(awaitables, age);
  }

  @SuppressWarnings("unchecked") // A list of results is an object.
  private void gather(Context c, boolean returnExceptions, int slot, List<?> children) {
    Items items = items(c, children);
    Future<@Nullable Object> future =
        (Future<@Nullable Object>) (Future<?>) Asyncio.gather(items.awaitables, returnExceptions);
    kept.add(future);
    if (slot >= 0) {
      keep(slot, future, items.age);
    } else {
      log(c.who, "gathered", future.await());
    }
  }

  private void shield(Context c, int slot, @Nullable Object item) {
    Items items = items(c, only(item));
    for (Awaitable<@Nullable Object> awaitable : items.awaitables) {
      Future<@Nullable Object> future = Waiting.shield(Waiting.ensureFuture(awaitable, loop));
      kept.add(future);
      if (slot >= 0) {
        keep(slot, future, items.age);
      } else {
        log(c.who, "shielded", future.await());
      }
    }
  }

  private void waitForSeveral(Context c, int mode, @Nullable Duration limit, List<?> indices) {
    List<Future<?>> futures = new ArrayList<>();
    for (Object index : indices) {
      Slot slot = waitable((Integer) requireNonNull(index), c);
      if (slot != null) {
        futures.add(slot.future);
      }
    }
    if (!futures.isEmpty()) {
      ReturnWhen[] modes = {
        ReturnWhen.ALL_COMPLETED, ReturnWhen.FIRST_COMPLETED, ReturnWhen.FIRST_EXCEPTION
      };
      log(c.who, "waited", Asyncio.wait(futures, limit, modes[mode]).done().size());
    }
  }

  private void asCompleted(Context c, @Nullable Duration limit, List<?> children) {
    List<Awaitable<@Nullable Object>> awaitables = items(c, children).awaitables;
    for (Coroutine<@Nullable Object> each : WaitingForSeveral.asCompleted(awaitables, limit)) {
      try {
        log(c.who, "completed", each.run());
      } catch (Exception failure) {
        log(c.who, "completed", failure);
      }
    }
  }

  private void tryAndCatch(Context c, String kind, List<?> statements, List<?> handler)
      throws Exception {
    try {
      block(c, statements);
    } catch (Throwable failure) {
      boolean caught =
          switch (kind) {
            case "E" -> failure instanceof Exception;
            case "C" -> failure instanceof CancelledError;
            default -> true;
          };
      log(c.who, caught ? "catches" : "lets", failure);
      if (caught) {
        block(c, handler);
      }
      if (kind.equals("F") || !caught) {
        throw failure;
      }
    }
  }

  // ---- Locks and queues ----

  /*
   * With acquire and release, not with hold: where release fails in Python its error takes the
   * place of the block's, as here, while Java's try-with-resources keeps the block's.
   */

  private void sharedStatement(Context c, Arguments the) throws Exception {
    switch (the.name()) {
      case "lock" -> {
        locks.get(the.number(1)).acquire();
        try {
          log(c.who, "locks", the.number(1));
          block(c, the.list(2));
        } finally {
          locks.get(the.number(1)).release();
        }
      }
      case "acquire" -> {
        locks.get(the.number(1)).acquire();
        log(c.who, "acquires", the.number(1));
      }
      case "semaphore" -> {
        semaphores.get(the.number(1)).acquire();
        try {
          log(c.who, "enters", the.number(1));
          block(c, the.list(2));
        } finally {
          semaphores.get(the.number(1)).release();
        }
      }
      case "event" -> {
        event.await();
        log(c.who, "sees event");
      }
      case "condition" -> {
        condition.acquire();
        try {
          log(c.who, "holds condition");
          block(c, the.list(1));
        } finally {
          condition.release();
        }
      }
      case "condition_wait" -> {
        condition.await();
        log(c.who, "is notified");
      }
      case "put" -> {
        queues.get(the.number(1)).put(the.number(2));
        log(c.who, "put", the.number(2));
      }
      case "get" -> log(c.who, "takes", queues.get(the.number(1)).get());
      case "join" -> {
        queues.get(the.number(1)).join();
        log(c.who, "joins", the.number(1));
      }
      default -> throw new AssertionError("unknown statement " + the);
    }
  }

  // ---- Generators ----

  private void generatorStatement(Context c, Arguments the) throws Exception {
    int index = the.number(1);
    if (the.name().equals("generator")) {
      Arguments spec = the.operation(2);
      Context inner = new Context(spec.name(), c.age, null, null);
      AsyncGenerator<Object> made = new AsyncGenerator<>(out -> generate(spec, inner, out));
      kept.add(made);
      generators.put(index, new Generating(made, inner));
      return;
    }
    Generating used = generators.get(index);
    if (used == null || used.context.broken) {
      return;
    }
    used.context.age = Math.max(used.context.age, c.age);
    switch (the.name()) {
      case "for" -> {
        int left = the.number(2);
        for (Object value : used.generator) {
          log(c.who, "for", value);
          block(c, the.list(3));
          if (--left <= 0 || used.context.broken) {
            break;
          }
        }
        log(c.who, "ends for");
      }
      case "next" -> {
        Iterator<Object> values = used.generator.iterator();
        if (values.hasNext()) {
          log(c.who, "next", values.next());
        } else {
          log(c.who, "no next");
        }
      }
      default -> {
        try {
          used.generator.close();
        } catch (Throwable failure) {
          used.context.broken = true;
          throw failure;
        }
        log(c.who, "closed", index);
      }
    }
  }

  private void generate(Arguments spec, Context c, AsyncGenerator.Emitter<Object> out)
      throws Exception {
    log(c.who, "begins");
    try {
      for (Object each : spec.list(1)) {
        Arguments statement = new Arguments((List<?>) requireNonNull(each));
        if (statement.name().equals("yield")) {
          out.emit(statement.number(1));
          log(c.who, "goes on");
        } else {
          statement(c, statement);
        }
      }
    } catch (Throwable failure) {
      log(c.who, "ends", failure instanceof GeneratorExit ? "exit" : failure);
      throw failure;
    } finally {
      block(c, spec.list(2));
      log(c.who, "finished");
    }
  }

  // ---- What callbacks can do as well ----

  private void now(Context c, Arguments the) {
    switch (the.name()) {
      case "log" -> log(c.who, the.string(1));
      case "fail" -> throw Sneaky.raise(new Oops(the.string(1)));
      case "drop" -> {
        if (handle != null) {
          handle.cancel();
        }
      }
      case "release" -> locks.get(the.number(1)).release();
      case "leave" -> semaphores.get(the.number(1)).release();
      case "set_event" -> event.set();
      case "clear_event" -> event.clear();
      case "notify" -> condition.notify(the.number(1));
      case "put" -> queues.get(the.number(1)).putNowait(the.number(2));
      case "get" -> log(c.who, "takes", queues.get(the.number(1)).getNowait());
      case "task_done" -> queues.get(the.number(1)).taskDone();
      default -> {
        Slot slot = slots.get(the.number(1));
        if (slot != null) {
          now(c, the, slot.future);
        }
      }
    }
  }

  private void now(Context c, Arguments the, Future<@Nullable Object> future) {
    switch (the.name()) {
      case "cancel" ->
          log(c.who, "cancels", the.number(1), future.cancel((String) the.parts.get(2)));
      case "state" ->
          log(
              c.who,
              "sees",
              the.number(1),
              future.done(),
              future.cancelled(),
              future instanceof Task<?> task ? task.cancelling() : 0);
      case "set" -> {
        if (isPlain(future)) {
          future.setResult(the.string(2));
        }
      }
      case "set_error" -> {
        if (isPlain(future)) {
          future.setException(new Oops(the.string(2)));
        }
      }
      default -> throw new AssertionError("unknown operation " + the);
    }
  }

  private static boolean isPlain(Future<?> future) {
    return !(future instanceof Task) && !(future instanceof GatheringFuture);
  }
}
