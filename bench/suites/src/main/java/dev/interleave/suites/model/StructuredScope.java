package dev.interleave.suites.model;

import dev.interleave.suites.workload.Waits.Part;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A {@code StructuredTaskScope} for each batch, a subtask for each unit, in a scope of its own
 * where it has parts (JEP 505). The class is a preview in JDK 25, so it is called by name: code
 * compiled against it would run on no other release.
 */
final class StructuredScope implements Model {
  private static final String CLASS = "java.util.concurrent.StructuredTaskScope";

  private final int cores;
  private final Scopes scopes;
  private final BlockingWaits waits;

  /**
   * @throws IllegalArgumentException if this JVM has no preview features
   */
  StructuredScope(int cores) {
    this.cores = cores;
    this.scopes = Scopes.find();
    this.waits = new BlockingWaits(this::inScope);
  }

  @Override
  public void run(Batch batch) throws Exception {
    inScope(
        IntStream.range(0, batch.units())
            .<Completion.Work>mapToObj(unit -> () -> batch.run(unit, waits))
            .toList(),
        new Completion(batch.units()));
  }

  private long[] inScope(List<? extends Part> parts) throws Exception {
    var answers = new long[parts.size()];
    inScope(
        IntStream.range(0, answers.length)
            .<Completion.Work>mapToObj(part -> () -> answers[part] = parts.get(part).run())
            .toList(),
        new Completion(answers.length));
    return answers;
  }

  private void inScope(List<Completion.Work> works, Completion completion) throws Exception {
    AutoCloseable scope = scopes.open();
    try (scope) {
      for (Completion.Work work : works) {
        scopes.fork(
            scope,
            () -> {
              completion.run(work);
              return null;
            });
      }
      scopes.join(scope);
    }
    completion.await();
  }

  @Override
  public int effectiveWorkers() {
    return cores;
  }

  @Override
  public void close() {}

  /** The three calls on scopes that are needed. */
  private record Scopes(MethodHandle opener, MethodHandle forker, MethodHandle joiner) {

    static Scopes find() {
      try {
        Class<?> type = Class.forName(CLASS);
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        MethodHandle open = lookup.findStatic(type, "open", MethodType.methodType(type));
        Class<?> subtask = Class.forName(CLASS + "$Subtask");
        MethodHandle fork =
            lookup.findVirtual(type, "fork", MethodType.methodType(subtask, Callable.class));
        MethodHandle join = lookup.findVirtual(type, "join", MethodType.methodType(Object.class));
        var found = new Scopes(open, fork, join);
        found.open().close();
        return found;
      } catch (Exception | LinkageError unavailable) {
        throw new IllegalArgumentException(
            "not run: structured concurrency is a preview, and this JVM was started without"
                + " --enable-preview (set JDK_JAVA_OPTIONS=--enable-preview)",
            unavailable);
      }
    }

    AutoCloseable open() throws Exception {
      return (AutoCloseable) call(opener);
    }

    void fork(AutoCloseable scope, Callable<@Nullable Void> work) throws Exception {
      call(forker, scope, work);
    }

    void join(AutoCloseable scope) throws Exception {
      call(joiner, scope);
    }

    private static Object call(MethodHandle method, Object... arguments) throws Exception {
      try {
        return method.invokeWithArguments(arguments);
      } catch (Exception | Error thrown) {
        throw thrown;
      } catch (Throwable thrown) {
        throw new IllegalStateException(thrown);
      }
    }
  }
}
