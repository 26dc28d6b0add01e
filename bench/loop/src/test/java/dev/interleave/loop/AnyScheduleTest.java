package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.gather;
import static dev.interleave.loop.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Races that the order of asyncio hides are found, shrunk and replayed. */
class AnyScheduleTest {

  /** Checks that a door is open, and goes through after an await. */
  private static void checkThenAct() {
    AtomicBoolean open = new AtomicBoolean(true);
    Coroutine<?> guest =
        Coroutine.of(
            () -> {
              assertThat(open).isTrue();
              sleep(Duration.ZERO);
              if (!open.get()) {
                throw new ValueError("ran into the door");
              }
            });
    Coroutine<?> porter =
        Coroutine.of(
            () -> {
              sleep(Duration.ZERO);
              open.set(false);
            });
    List<Task<?>> others = new ArrayList<>();
    for (int i = 0; i < 5; i++) { // These have nothing to do with it.
      others.add(createTask(() -> sleep(Duration.ofMillis(1))));
    }
    gather(List.of(guest, porter)).await();
    gather(others).await();
  }

  @OnEachMechanism
  void aRaceIsFoundAndShrunkToOneSwitch(Mechanism mechanism) {
    LoopOptions options = LoopOptions.DEFAULTS.with(mechanism);
    ScheduleFailure failure =
        catchThrowableOfType(
            ScheduleFailure.class,
            () -> AnySchedule.check(options, 50, AnyScheduleTest::checkThenAct));
    assertThat(failure.seed()).isBetween(1L, 20L);
    assertThat(failure.switches()).matches("\\d+:1");
    assertThat(failure)
        .hasMessageContaining("seed " + failure.seed())
        .hasMessageContaining("replay(\"" + failure.switches() + "\", program)")
        .cause()
        .isInstanceOf(ValueError.class);
  }

  @Test
  void aFailureReplaysFromItsSeedAndFromItsSwitches() {
    Action program = AnyScheduleTest::checkThenAct;
    ScheduleFailure failure =
        catchThrowableOfType(ScheduleFailure.class, () -> AnySchedule.check(50, program));
    ScheduleFailure again =
        catchThrowableOfType(
            ScheduleFailure.class, () -> AnySchedule.replay(failure.seed(), program));
    assertThat(again).hasMessage(failure.getMessage());
    assertThatThrownBy(() -> AnySchedule.replay(failure.switches(), program))
        .isInstanceOf(ValueError.class);
    assertThatCode(() -> AnySchedule.replay("", program)).doesNotThrowAnyException();
  }

  @Test
  void aFailureThatTakesTwoSwitchesIsShrunkToTwo() {
    Action program =
        () -> {
          AtomicInteger overtaken = new AtomicInteger();
          for (int race = 0; race < 2; race++) {
            AtomicBoolean first = new AtomicBoolean(true);
            Coroutine<?> one = Coroutine.of(() -> first.set(false));
            Coroutine<?> two = Coroutine.of(() -> overtaken.addAndGet(first.get() ? 1 : 0));
            gather(List.of(one, two)).await();
          }
          assertThat(overtaken.get()).isLessThan(2);
        };
    assertThatThrownBy(() -> AnySchedule.check(100, program))
        .isInstanceOfSatisfying(
            ScheduleFailure.class,
            failure -> assertThat(failure.switches()).matches("\\d+:\\d+ \\d+:\\d+"));
  }

  @Test
  void aFailureInTheOrderOfAsyncioTakesNoSwitch() {
    assertThatThrownBy(
            () ->
                AnySchedule.check(
                    3,
                    () -> {
                      throw new ValueError("always");
                    }))
        .isInstanceOfSatisfying(
            ScheduleFailure.class,
            failure -> {
              assertThat(failure.seed()).isZero();
              assertThat(failure.switches()).isEmpty();
            })
        .hasMessageContaining("suffice: none");
  }

  @OnEachMechanism
  void aHangIsAFailure(Mechanism mechanism) {
    Action program =
        () -> {
          Future<Integer> ball = Asyncio.runningLoop().createFuture();
          AtomicBoolean ready = new AtomicBoolean();
          Task<?> catcher =
              createTask(
                  () -> {
                    ready.set(true);
                    ball.await();
                  });
          createTask(
              () -> {
                if (ready.get()) {
                  ball.setResult(1);
                }
              });
          catcher.await();
        };
    assertThatThrownBy(() -> AnySchedule.check(LoopOptions.DEFAULTS.with(mechanism), 50, program))
        .isInstanceOfSatisfying(
            ScheduleFailure.class, failure -> assertThat(failure.switches()).matches("\\d+:1"))
        .hasMessageContaining("hangs");
  }

  @Test
  void anErrorThatNobodyTookIsAFailure() {
    assertThatThrownBy(
            () ->
                AnySchedule.check(
                    1,
                    () -> {
                      Asyncio.runningLoop().callSoon(() -> Integer.parseInt("x"));
                      sleep(Duration.ZERO);
                    }))
        .isInstanceOf(ScheduleFailure.class)
        .hasRootCauseInstanceOf(NumberFormatException.class);
  }

  @Test
  void aProgramThatIsRightRunsUnderEachSeed() {
    AtomicInteger runs = new AtomicInteger();
    AnySchedule.check(25, runs::incrementAndGet);
    assertThat(runs).hasValue(25);
  }

  @Test
  void badInputIsNamed() {
    assertThatThrownBy(() -> AnySchedule.check(0, () -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1: 0");
    assertThatThrownBy(() -> AnySchedule.replay("3:1 x", () -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'x'")
        .hasMessageContaining("3:1 7:2");
  }
}
