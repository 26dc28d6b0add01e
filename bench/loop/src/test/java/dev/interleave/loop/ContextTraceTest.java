package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.gather;
import static dev.interleave.loop.Asyncio.runningLoop;
import static dev.interleave.loop.Asyncio.sleep;
import static dev.interleave.loop.ExpectedTraces.check;
import static dev.interleave.loop.Trace.seconds;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInfo;

/** Context variables. */
class ContextTraceTest {

  @OnEachMechanism
  void eachTaskHasACopyOfTheContext(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          ContextVar<String> variable = new ContextVar<>("var", "default");
          Function<String, Action> child =
              name ->
                  () -> {
                    log.log(name, variable.get());
                    var _ = variable.set(name);
                    sleep(Duration.ZERO);
                    log.log(name, variable.get());
                  };
          log.log(variable.get(), variable.get("given"));
          ContextVar.Token<String> token = variable.set("main's");
          log.log(variable.get("given"));
          List<Task<?>> tasks = List.of(createTask(child.apply("a")), createTask(child.apply("b")));
          var _ = variable.set("changed since");
          gather(tasks).await();
          log.log(variable.get());
          child.apply("awaited").run();
          log.log(variable.get());
          variable.reset(token);
          log.log(variable.get());
        });
  }

  @OnEachMechanism
  void aContextVariableWithoutAValue(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          ContextVar<@Nullable Object> variable = new ContextVar<>("var");
          ContextVar<@Nullable Object> other = new ContextVar<>("other", "other's");
          try {
            variable.get();
          } catch (NoSuchElementException error) {
            log.log("LookupError");
          }
          log.log(variable.get("given"), variable.get(null), other.get());
          ContextVar.Token<@Nullable Object> token = variable.set(null);
          log.log(variable.get("given"));
          try {
            other.reset(token);
          } catch (IllegalArgumentException error) {
            log.log("ValueError");
          }
          variable.reset(token);
          try {
            variable.reset(token);
          } catch (IllegalStateException error) {
            log.log("RuntimeError");
          }
          log.log(variable.get("given"));
          ContextVar.Token<@Nullable Object> second = variable.set(1);
          createTask(
                  () -> {
                    try {
                      variable.reset(second);
                    } catch (IllegalArgumentException error) {
                      log.log("ValueError");
                    }
                  })
              .await();
          log.log(variable.get());
        });
  }

  /** Logs the variable and changes it. */
  private record Show(Trace log, ContextVar<String> variable) {
    Coroutine<String> as(String name) {
      return () -> {
        log.log(name, variable.get());
        var _ = variable.set("changed by " + name);
        return name + "'s result";
      };
    }

    Runnable later(String name) {
      return () -> {
        try {
          as(name).run();
        } catch (Exception failure) {
          throw new AssertionError(failure);
        }
      };
    }
  }

  @OnEachMechanism
  void callbacksRunInTheContextTheyWereMadeIn(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          EventLoop loop = runningLoop();
          ContextVar<String> variable = new ContextVar<>("var", "none");
          Show show = new Show(log, variable);
          Future<String> future = loop.createFuture();
          future.addDoneCallback(done -> show.later("done 1").run());
          loop.callSoon(show.later("soon 1"));
          var _ = variable.set("two");
          loop.callSoon(show.later("soon 2"));
          loop.callLater(seconds(1), show.later("later 2"));
          future.addDoneCallback(done -> show.later("done 2").run());
          var _ = variable.set("three");
          loop.callSoonThreadsafe(show.later("threadsafe 3"));
          future.setResult("");
          future.addDoneCallback(done -> show.later("done 3").run());
          sleep(seconds(2));
          log.log(variable.get());
        });
  }

  @OnEachMechanism
  void codeRunsInAContextThatIsGiven(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          EventLoop loop = runningLoop();
          ContextVar<String> variable = new ContextVar<>("var", "none");
          var _ = variable.set("main's");
          Context context = Context.copyContext();
          Context empty = new Context();
          Show show = new Show(log, variable);
          log.log(context.run(show.as("run")));
          log.log(empty.run(show.as("empty")));
          loop.callSoon(show.later("soon"), context);
          loop.callAt(loop.time() + 1, show.later("later"), context);
          List<Task<?>> tasks = new ArrayList<>();
          for (String name : List.of("a", "b")) {
            tasks.add(
                createTask(
                    Coroutine.of(
                        () -> {
                          show.later(name).run();
                          sleep(Duration.ZERO);
                          log.log(name, variable.get());
                        }),
                    TaskOptions.DEFAULTS.in(context)));
          }
          gather(tasks).await();
          sleep(seconds(1));
          log.log("main", variable.get());
          log.log(
              "context",
              context.get(variable),
              "empty",
              empty.get(variable),
              context.contains(variable));
          Context copy = context.copy();
          var _ = copy.run(show.as("copy"));
          log.log(context.get(variable), copy.get(variable));
          try {
            context.run(() -> context.run(show.as("nested")));
          } catch (IllegalStateException error) {
            log.log("RuntimeError");
          }
        });
  }

  @OnEachMechanism
  void aGeneratorHasItsConsumersContext(Mechanism mechanism, TestInfo test) {
    check(
        test,
        mechanism,
        log -> {
          ContextVar<String> variable = new ContextVar<>("var", "none");
          AsyncGenerator<String> source =
              new AsyncGenerator<>(
                  out -> {
                    while (true) {
                      out.emit(variable.get());
                      var _ = variable.set(variable.get() + " changed");
                    }
                  });
          var _ = variable.set("main");
          log.log(source.next());
          log.log(source.next());
          createTask(
                  () -> {
                    var _ = variable.set("consumer");
                    log.log(source.next());
                    log.log(variable.get());
                  })
              .await();
          log.log(variable.get());
          source.close();
        });
  }
}
