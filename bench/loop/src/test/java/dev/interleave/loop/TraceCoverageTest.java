package dev.interleave.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each trace of CPython is some test's. */
class TraceCoverageTest {

  @Test
  void eachTraceHasATestOfItsName() {
    List<String> tests =
        Stream.of(
                TaskTraceTest.class,
                CoordinationTraceTest.class,
                TaskCornersTraceTest.class,
                CoordinationCornersTraceTest.class,
                LocksAndQueuesCornersTraceTest.class,
                SamePassTraceTest.class,
                BarrierAndShutdownTraceTest.class,
                ContextTraceTest.class,
                GeneratorTraceTest.class,
                EagerTaskTraceTest.class)
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .map(Method::getName)
            .map(ExpectedTraces::snakeCase)
            .toList();
    assertThat(tests).containsAll(ExpectedTraces.names());
  }
}
