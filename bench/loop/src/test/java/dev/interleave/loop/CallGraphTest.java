package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.captureCallGraph;
import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.formatCallGraph;
import static dev.interleave.loop.Asyncio.gather;
import static dev.interleave.loop.Asyncio.run;
import static dev.interleave.loop.Asyncio.runningLoop;
import static dev.interleave.loop.Asyncio.shield;
import static dev.interleave.loop.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who awaits whom, and where. */
@Timeout(30)
class CallGraphTest {
  private static final Duration LONG = Duration.ofHours(1);

  private static LoopOptions on(Mechanism mechanism) {
    return LoopOptions.DEFAULTS.with(mechanism).with(new VirtualTime());
  }

  private static List<String> awaiters(Future<?> future) {
    return captureCallGraph(future).awaitedBy().stream()
        .map(graph -> ((Task<?>) graph.future()).name())
        .toList();
  }

  @OnEachMechanism
  void aTaskHasItsOwnFramesAlone(Mechanism mechanism) {
    run(
        on(mechanism),
        () -> {
          Task<?> task = createTask(CallGraphTest::outer, "sleeper");
          sleep(Duration.ZERO);
          List<String> frames =
              captureCallGraph(task).callStack().stream()
                  .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                  .map(name -> name.substring("dev.interleave.loop.".length()))
                  .toList();
          assertThat(frames)
              .containsExactly(
                  "Asyncio.sleep", "Asyncio.sleep", "CallGraphTest.inner", "CallGraphTest.outer");
          task.cancel();
        });
  }

  private static String outer() {
    return inner();
  }

  private static String inner() {
    sleep(LONG);
    return "";
  }

  @OnEachMechanism
  void awaitersAreFoundAcrossWhatStandsBetween(Mechanism mechanism) {
    run(
        on(mechanism),
        () -> {
          Task<?> inner = createTask(CallGraphTest::inner, "inner");
          Future<?> gathered = gather(List.of(inner));
          Future<?> shielded = shield(inner);
          Lock lock = new Lock();
          createTask(
              () -> {
                try (var _ = lock.hold()) {
                  gathered.await();
                }
              },
              "gather");
          createTask(() -> shielded.await(), "shield");
          createTask(() -> inner.await(), "direct");
          createTask(() -> limited(inner), "waitFor");
          createTask(() -> Asyncio.wait(List.of(inner), null, ReturnWhen.FIRST_COMPLETED), "wait");
          createTask(() -> Asyncio.asCompleted(List.of(inner)).getFirst().run(), "asCompleted");
          createTask(() -> lock.acquire(), "lock");
          sleep(Duration.ZERO);
          assertThat(awaiters(inner))
              .containsExactlyInAnyOrder(
                  "gather", "shield", "direct", "waitFor", "wait", "asCompleted");
          assertThat(awaiters(gathered)).containsExactly("gather");
          assertThat(awaiters(shielded)).containsExactly("shield");
          Task<?> holder = (Task<?>) captureCallGraph(gathered).awaitedBy().getFirst().future();
          assertThat(awaiters(holder)).containsExactly("lock");
        });
  }

  private static String limited(Future<?> future) throws TimeoutException {
    return String.valueOf(Asyncio.<Object>waitFor(cast(future), LONG));
  }

  @SuppressWarnings("unchecked")
  private static Future<Object> cast(Future<?> future) {
    return (Future<Object>) future;
  }

  @OnEachMechanism
  void aGroupAwaitsItsTasksFromTheStart(Mechanism mechanism) {
    run(
        on(mechanism),
        () -> {
          List<Task<?>> tasks = new ArrayList<>();
          TaskGroup group = new TaskGroup();
          Task<?> parent =
              createTask(
                  () ->
                      group.run(
                          () -> {
                            tasks.add(group.createTask(CallGraphTest::inner, "member"));
                            sleep(Duration.ofMinutes(1));
                          }),
                  "parent");
          sleep(Duration.ofSeconds(1));
          assertThat(awaiters(tasks.getFirst())).containsExactly("parent"); // In the body.
          sleep(Duration.ofMinutes(2));
          assertThat(awaiters(tasks.getFirst())).containsExactly("parent"); // At the end.
          parent.cancel();
        });
  }

  @OnEachMechanism
  void aCycleIsMarked(Mechanism mechanism) {
    run(
        on(mechanism),
        () -> {
          List<Task<?>> tasks = new ArrayList<>();
          tasks.add(createTask(() -> tasks.get(1).await(), "one"));
          tasks.add(createTask(() -> tasks.get(0).await(), "two"));
          sleep(Duration.ZERO);
          FutureCallGraph graph = captureCallGraph(tasks.getFirst());
          FutureCallGraph again = graph.awaitedBy().getFirst().awaitedBy().getFirst();
          assertThat(again.future()).isSameAs(tasks.getFirst());
          assertThat(again.seen()).isEqualTo(FutureCallGraph.Seen.CYCLE);
          assertThat(formatCallGraph(tasks.getFirst())).contains("        * Task one (a cycle)");
          assertThat(Introspection.taskTree(runningLoop()))
              .contains("* Task one\n", "    * Task two\n", "        * Task one (a cycle)\n");
        });
  }

  @OnEachMechanism
  void printsTheCurrentTask(Mechanism mechanism) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    run(
        on(mechanism),
        () -> {
          Task<?> child =
              createTask(
                  () -> {
                    sleep(Duration.ZERO);
                    Asyncio.printCallGraph(new PrintStream(bytes, true, StandardCharsets.UTF_8));
                  },
                  "child");
          createTask(() -> child.await(), "parent").await();
        });
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .containsPattern("^\\* Task child\n  \\+ Call stack:\n  \\|   at .*CallGraphTest")
        .contains("  + Awaited by:\n    * Task parent\n      + Call stack:\n");
  }

  @OnEachMechanism
  void aTreeAndATableShowAllTasks(Mechanism mechanism) {
    run(
        on(mechanism),
        () -> {
          Task<?> child = createTask(CallGraphTest::inner, "child");
          createTask(() -> child.await(), "first");
          createTask(() -> child.await(), "second");
          sleep(Duration.ZERO);
          String tree = Introspection.taskTree(runningLoop());
          assertThat(tree)
              .containsPattern("(?m)^\\* Task first\n(  \\|.*\n)+    \\* Task child\n")
              .containsPattern(
                  "(?m)^\\* Task second\n(  \\|.*\n)+    \\* Task child \\(see above\\)");
          assertThat(Introspection.taskTable(runningLoop()))
              .containsPattern("(?m)^task +waits for +at +awaited by$")
              .containsPattern("(?m)^child +<Future PENDING> +.*Asyncio.sleep.* first, second$")
              .containsPattern("(?m)^first +Task child +");
        });
  }

  @Test
  void aLongChainHasALongGraph() {
    int length = 5_000;
    run(
        on(Mechanism.best()),
        () -> {
          Task<?> first = createTask(() -> sleep(LONG));
          Task<?> last = first;
          for (int i = 0; i < length; i++) {
            Task<?> awaited = last;
            last = createTask(() -> awaited.await());
          }
          sleep(Duration.ZERO);
          int depth = 0;
          for (FutureCallGraph graph = captureCallGraph(first);
              !graph.awaitedBy().isEmpty();
              graph = graph.awaitedBy().getFirst()) {
            depth++;
          }
          assertThat(depth).isEqualTo(length);
        });
  }

  @Test
  void withoutATaskThereIsNoCurrentOne() {
    assertThatThrownBy(() -> captureCallGraph()).hasMessageContaining("no running event loop");
  }
}
