package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.run;
import static dev.interleave.loop.Asyncio.runningLoop;
import static dev.interleave.loop.Asyncio.sleep;
import static dev.interleave.loop.Asyncio.toThread;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Callbacks that are given a context see that and no other. */
class CallbackContextTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ContextVar<String> variable = new ContextVar<>("variable", "unset");
  private final List<String> seen = new ArrayList<>();

  private void look() {
    seen.add(variable.get());
    var _ = variable.set("changed");
  }

  private Context given() {
    Context context = new Context();
    var _ = context.run(() -> variable.set("given"));
    return context;
  }

  private static LoopOptions on(Mechanism mechanism) {
    return LoopOptions.DEFAULTS.with(mechanism).with(new VirtualTime());
  }

  @OnEachMechanism
  void laterOnes(Mechanism mechanism) {
    Context context = given();
    run(
        on(mechanism),
        () -> {
          var _ = variable.set("main's");
          EventLoop loop = runningLoop();
          loop.callLater(SECOND, this::look, context);
          loop.callLater(SECOND.multipliedBy(2), this::look, context);
          loop.callLater(SECOND.multipliedBy(3), this::look, null);
          loop.callLater(SECOND.multipliedBy(4), this::look);
          sleep(SECOND.multipliedBy(5));
          assertThat(variable.get()).isEqualTo("main's");
        });
    assertThat(seen).containsExactly("given", "changed", "unset", "main's");
    assertThat(context.get(variable)).isEqualTo("changed");
  }

  @OnEachMechanism
  void thoseOfOtherThreads(Mechanism mechanism) {
    Context context = given();
    run(
        on(mechanism),
        () -> {
          EventLoop loop = runningLoop();
          loop.callSoonThreadsafe(this::look, context);
          sleep(Duration.ZERO);
          toThread(
              () -> {
                var _ = variable.set("thread's");
                loop.callSoonThreadsafe(this::look, context);
                loop.callSoonThreadsafe(this::look, null);
                return loop.callSoonThreadsafe(this::look);
              });
          sleep(Duration.ZERO);
        });
    assertThat(seen).containsExactly("given", "changed", "unset", "thread's");
    assertThat(context.get(variable)).isEqualTo("changed");
  }
}
