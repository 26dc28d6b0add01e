package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The program in the README, under virtual time. */
class ReadmeExampleTest {
  @Test
  void doesWhatTheReadmeShows() {
    String both =
        Asyncio.run(
            LoopOptions.DEFAULTS.with(new VirtualTime()),
            () -> {
              Task<String> data = createTask(() -> sleep(Duration.ofSeconds(2), "data"));
              List<Integer> results = Asyncio.<Integer>gather(() -> 1, () -> 2).await();
              return data.await() + results;
            });
    assertThat(both).isEqualTo("data[1, 2]");
  }
}
