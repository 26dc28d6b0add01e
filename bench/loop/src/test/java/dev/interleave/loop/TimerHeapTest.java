package dev.interleave.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The heap of timers against a model, and against what Python's heapq did. */
class TimerHeapTest {

  private static TimerHandle add(TimerHeap heap, double when) {
    TimerHandle timer = new TimerHandle(heap, when, () -> {}, null);
    heap.add(timer);
    return timer;
  }

  /** A number below ten adds a timer for then, others take the first or cancel one. */
  @Property(tries = 300)
  void itHoldsTheTimersThatAModelHolds(
      @ForAll @Size(max = 400) List<@IntRange(max = 14) Integer> operations) {
    TimerHeap heap = new TimerHeap();
    List<TimerHandle> model = new ArrayList<>();
    for (int operation : operations) {
      if (operation < 10) {
        model.add(add(heap, operation));
      } else if (operation == 10 && !model.isEmpty()) {
        TimerHandle taken = heap.take();
        assertThat(model.remove(taken)).isTrue();
        assertThat(model).allMatch(other -> other.when() >= taken.when());
        assertThat(taken.scheduled).isFalse();
      } else if (operation > 10 && !model.isEmpty()) {
        model.get(operation * 31 % model.size()).cancel();
        heap.dropCancelled();
        model.removeIf(timer -> !timer.scheduled);
        assertThat(heap.isEmpty() || !heap.first().cancelled()).isTrue();
      }
      assertThat(heap.size()).isEqualTo(model.size());
    }
  }

  @Test
  void manyCancelledTimersAreDroppedAtOnce() {
    TimerHeap heap = new TimerHeap();
    List<TimerHandle> timers = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      timers.add(add(heap, i % 3));
    }
    timers.subList(60, 135).forEach(Handle::cancel);
    heap.dropCancelled();
    assertThat(heap.size()).as("half of them is not enough").isEqualTo(150);
    timers.get(135).cancel();
    heap.dropCancelled();
    assertThat(heap.size()).isEqualTo(74);
  }
}
