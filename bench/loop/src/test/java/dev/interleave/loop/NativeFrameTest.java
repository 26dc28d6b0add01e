package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.gather;
import static dev.interleave.loop.Asyncio.run;
import static dev.interleave.loop.Asyncio.sleep;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Awaits below a native frame: in a comparator that the C library's qsort calls. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@SuppressWarnings("restricted")
class NativeFrameTest {
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  private static final AddressLayout INTS = ADDRESS.withTargetLayout(JAVA_INT);

  /** A comparator of C's that awaits, and keeps what that throws: C can't pass it on. */
  private static final class Awaiting {
    @Nullable Throwable failure;

    @SuppressWarnings("UnusedMethod") // C calls it.
    int compare(MemorySegment left, MemorySegment right) {
      try {
        if (failure == null) {
          sleep(Duration.ofMillis(10));
        }
      } catch (Throwable thrown) {
        failure = thrown;
      }
      return Integer.compare(left.get(JAVA_INT, 0), right.get(JAVA_INT, 0));
    }
  }

  private static int[] sort(int... numbers) throws Throwable {
    Linker linker = Linker.nativeLinker();
    MethodHandle qsort =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("qsort"),
            FunctionDescriptor.ofVoid(ADDRESS, JAVA_LONG, JAVA_LONG, ADDRESS));
    Awaiting comparator = new Awaiting();
    MethodHandle compare =
        MethodHandles.lookup()
            .findVirtual(
                Awaiting.class,
                "compare",
                MethodType.methodType(int.class, MemorySegment.class, MemorySegment.class))
            .bindTo(comparator);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment array = arena.allocateFrom(JAVA_INT, numbers);
      MemorySegment upcall =
          linker.upcallStub(compare, FunctionDescriptor.of(JAVA_INT, INTS, INTS), arena);
      qsort.invokeExact(array, (long) numbers.length, JAVA_INT.byteSize(), upcall);
      if (comparator.failure != null) {
        throw comparator.failure;
      }
      return array.toArray(JAVA_INT);
    }
  }

  private static LoopOptions on(Mechanism mechanism) {
    return LoopOptions.DEFAULTS.with(mechanism).with(new VirtualTime());
  }

  /** The outcomes of that many tasks that sort, and at last that of one that only waits. */
  private static List<@Nullable Object> outcomes(Mechanism mechanism, int sorting) {
    List<Coroutine<?>> all = new ArrayList<>();
    for (int i = 0; i < sorting; i++) {
      all.add(
          () -> {
            try {
              return sort(3, 1, 2);
            } catch (Throwable failure) {
              throw Sneaky.raise(failure);
            }
          });
    }
    all.add(() -> sleep(Duration.ofMillis(10), "waited"));
    return run(on(mechanism), () -> gather(all, true).await());
  }

  @ParameterizedTest
  @EnumSource(value = Mechanism.class, names = "SCHEDULED_THREADS")
  void whereTheLoopIsTheirProcessorItIsAnErrorOfItsTaskAlone(Mechanism mechanism) {
    assertThat(outcomes(mechanism, 1))
        .satisfiesExactly(
            sorted ->
                assertThat(sorted)
                    .isInstanceOf(IllegalStateException.class)
                    .asString()
                    .contains("await where the JDK cannot suspend"),
            other -> assertThat(other).isEqualTo("waited"));
  }

  @ParameterizedTest
  @EnumSource(value = Mechanism.class, names = "HANDOFF_THREADS")
  void whereTheJdkHasAProcessorLeftItWaits(Mechanism mechanism) {
    assumeThat(PROCESSORS).isGreaterThan(1);
    assertThat(outcomes(mechanism, 1)).containsExactly(new int[] {1, 2, 3}, "waited");
  }

  /** As many as hold all the processors that the JDK has: the other once never ran. */
  @OnEachMechanism
  void whereNoneIsLeftItIsAnError(Mechanism mechanism) {
    List<@Nullable Object> outcomes = outcomes(mechanism, PROCESSORS + 1);
    assertThat(outcomes.getLast()).isEqualTo("waited");
    assertThat(outcomes)
        .filteredOn(IllegalStateException.class::isInstance)
        .isNotEmpty()
        .allSatisfy(
            failure ->
                assertThat(failure).asString().contains("await where the JDK cannot suspend"));
  }
}
