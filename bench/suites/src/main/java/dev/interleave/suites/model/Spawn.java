package dev.interleave.suites.model;

import dev.interleave.suites.workload.Waits.Part;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RecursiveAction;
import java.util.stream.IntStream;

/** The ways in which a thread that blocks may have the parts of its unit run at once. */
final class Spawn {
  private Spawn() {}

  /** One after the other. */
  static long[] inOrder(List<? extends Part> parts) throws Exception {
    var answers = new long[parts.size()];
    for (int part = 0; part < answers.length; part++) {
      answers[part] = parts.get(part).run();
    }
    return answers;
  }

  /** Each on a thread of an executor that never runs out of threads. */
  static BlockingWaits.Parts on(Executor executor) {
    return parts -> {
      var answers = new long[parts.size()];
      var completion = new Completion(answers.length);
      for (int part = 0; part < answers.length; part++) {
        int index = part;
        executor.execute(() -> completion.run(() -> answers[index] = parts.get(index).run()));
      }
      completion.await();
      return answers;
    };
  }

  /** Forked, and joined by a worker that helps. To be called on a worker of a ForkJoin pool. */
  static long[] forked(List<? extends Part> parts) throws Exception {
    var answers = new long[parts.size()];
    var completion = new Completion(answers.length);
    RecursiveAction.invokeAll(
        IntStream.range(0, answers.length)
            .mapToObj(part -> new Forked(() -> answers[part] = parts.get(part).run(), completion))
            .toList());
    completion.await();
    return answers;
  }

  /** As elements of a parallel stream. */
  static long[] streamed(List<? extends Part> parts) throws Exception {
    var answers = new long[parts.size()];
    var completion = new Completion(answers.length);
    IntStream.range(0, answers.length)
        .parallel()
        .forEach(part -> completion.run(() -> answers[part] = parts.get(part).run()));
    completion.await();
    return answers;
  }

  /** One part; never serialized, whatever its base class allows. */
  @SuppressWarnings("serial")
  private static final class Forked extends RecursiveAction {
    private final Completion.Work work;
    private final Completion completion;

    Forked(Completion.Work work, Completion completion) {
      this.work = work;
      this.completion = completion;
    }

    @Override
    protected void compute() {
      completion.run(work);
    }
  }
}
