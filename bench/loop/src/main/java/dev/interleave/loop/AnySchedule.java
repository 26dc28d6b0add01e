package dev.interleave.loop;

import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Tests a program under many schedules: finds the order of callbacks in which it fails, and the
 * fewest changes of order that it takes. asyncio has no counterpart.
 *
 * <pre>{@code
 * AnySchedule.check(200, () -> {
 *   var account = new Account();
 *   gather(account::deposit, account::withdraw).await();
 *   assertThat(account.balance()).isZero();
 * });
 * }</pre>
 *
 * <p>The loop runs the callbacks that are ready in a pass, and the steps of tasks are such, in the
 * order in which they became so. A program that is right in that order alone is a program that
 * breaks when somebody adds an await. Here each of them may be next, as a seed decides. Time is
 * virtual, so that no sleep takes time and a seed always makes the same run.
 *
 * <p>A program fails if it throws, if an error reaches the exception handler of its loop, also one
 * that nobody retrieved, or if it hangs: nothing is ready and no timer is set, yet it is not done.
 * So it must wait for nothing outside its loop but calls in executors. It is run many times, each
 * on a new loop, on the calling thread; what it shares with its tasks it must make anew each time.
 *
 * <p>A run that fails is repeated with ever fewer switches from the order of asyncio. The {@link
 * ScheduleFailure} that results names the seed and these switches; either replays the run.
 */
public final class AnySchedule {
  private AnySchedule() {}

  /** As the other overload, with the options that a loop has by default. */
  public static void check(int seeds, Action program) {
    check(LoopOptions.DEFAULTS, seeds, program);
  }

  /**
   * Runs {@code program} under that many seeds, the first of which, 0, is the order of asyncio.
   *
   * @param options for the loops, whose clock will be a virtual one
   * @throws ScheduleFailure for the first seed that it fails under
   */
  public static void check(LoopOptions options, int seeds, Action program) {
    if (seeds < 1) {
      throw new IllegalArgumentException("The number of seeds must be at least 1: " + seeds);
    }
    for (long seed = 0; seed < seeds; seed++) {
      check(options, seed, program);
    }
  }

  /**
   * Runs {@code program} under one seed.
   *
   * @throws ScheduleFailure if it fails
   */
  public static void replay(long seed, Action program) {
    check(LoopOptions.DEFAULTS, seed, program);
  }

  /**
   * Runs {@code program} with given switches from the order of asyncio, and nothing else.
   *
   * @param switches as {@link ScheduleFailure#switches} has them
   * @throws Exception what the program fails with, itself, if it does
   */
  public static void replay(String switches, Action program) throws Exception {
    replay(LoopOptions.DEFAULTS, switches, program);
  }

  /** As the other overload, with options for the loop. */
  public static void replay(LoopOptions options, String switches, Action program) throws Exception {
    Switches given = Switches.parse(switches);
    Throwable failure = run(options, new Recorder((choice, _) -> given.at(choice)), program);
    if (failure != null) {
      throw Sneaky.raise(failure);
    }
  }

  private static void check(LoopOptions options, long seed, Action program) {
    Recorder recorder = new Recorder(chooser(seed));
    Throwable failure = run(options, recorder, program);
    if (failure != null) {
      Shrinker shrinker = new Shrinker(options, program, failure);
      Switches found = recorder.switches();
      Switches fewest = shrinker.shrink(found);
      throw new ScheduleFailure(seed, found, fewest, shrinker.failure);
    }
  }

  /** Seed 0 switches never; of the others some switch often, some seldom. */
  static IntBinaryOperator chooser(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int oneIn = 1 << random.nextInt(5);
    return (_, ready) -> seed == 0 || random.nextInt(oneIn) > 0 ? 0 : random.nextInt(ready);
  }

  /** Runs the program, and returns what it fails with, or null. */
  private static @Nullable Throwable run(LoopOptions options, Recorder choices, Action program) {
    Failure failure = new Failure();
    try (Runner runner = new Runner(options.with(new VirtualTime()))) {
      runner.ownLoop().schedule().setChoices(choices);
      runner.ownLoop().setExceptionHandler((_, context) -> failure.add(context));
      try {
        runner.run(Coroutine.of(program));
      } catch (Throwable thrown) {
        failure.add(thrown);
      }
    } catch (Throwable thrown) { // As the loop was closed.
      failure.add(thrown);
    }
    return failure.first;
  }

  /** What went wrong first. */
  private static final class Failure {
    @Nullable Throwable first;

    void add(Throwable failure) {
      if (first == null) {
        first = failure;
      }
    }

    void add(ExceptionContext context) {
      add(new IllegalStateException(context.message(), context.exception()));
    }
  }

  /** Follows a rule, and notes where that switches. */
  private static final class Recorder implements Choices {
    private final IntBinaryOperator rule;
    private final SortedMap<Integer, Integer> switches = new TreeMap<>();
    private int count;

    Recorder(IntBinaryOperator rule) {
      this.rule = rule;
    }

    @Override
    public int choose(int ready) {
      int choice = count++;
      int chosen = Math.min(rule.applyAsInt(choice, ready), ready - 1);
      if (chosen > 0) {
        switches.put(choice, chosen);
      }
      return chosen;
    }

    @Override
    public void nothingToDo() {
      throw new IllegalStateException(
          "The program hangs: nothing is ready and no timer is set, yet it is not done");
    }

    Switches switches() {
      return new Switches(switches);
    }
  }

  /** Looks for fewer switches that lead to the same kind of failure. */
  private static final class Shrinker {
    private static final int MOST_RUNS = 2_000;

    private final LoopOptions options;
    private final Action program;
    private Throwable failure;
    private Switches fewest = Switches.NONE;
    private int runs;

    Shrinker(LoopOptions options, Action program, Throwable failure) {
      this.options = options;
      this.program = program;
      this.failure = failure;
    }

    Switches shrink(Switches found) {
      fewest = found;
      if (!accept(Switches.NONE)) {
        Switches before;
        do {
          before = fewest;
          drop();
          lower();
        } while (!fewest.equals(before));
      }
      return fewest;
    }

    /** Leaves out ever smaller parts of them. */
    private void drop() {
      for (int part = Math.max(1, fewest.size() / 2); part > 0; part /= 2) {
        for (int first = 0; first < fewest.size(); ) {
          if (!accept(fewest.without(first, part))) {
            first += part;
          }
        }
      }
    }

    /** Switches to a callback that has been ready longer. */
    private void lower() {
      for (int choice : fewest.at().keySet().toArray(new Integer[0])) {
        for (int callback = 1; callback < fewest.at(choice); callback++) {
          if (accept(fewest.with(choice, callback))) {
            break;
          }
        }
      }
    }

    private boolean accept(Switches fewer) {
      if (runs++ >= MOST_RUNS) {
        return false;
      }
      Recorder recorder = new Recorder((choice, _) -> fewer.at(choice));
      Throwable again = run(options, recorder, program);
      if (again == null || again.getClass() != failure.getClass()) {
        return false;
      }
      failure = again;
      fewest = recorder.switches(); // Without those that no choice was there for.
      return true;
    }
  }
}
