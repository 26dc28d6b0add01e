package dev.interleave.loop.stream;

import static dev.interleave.loop.Asyncio.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interleave.loop.AsyncGenerator;
import dev.interleave.loop.LoopOptions;
import dev.interleave.loop.Mechanism;
import dev.interleave.loop.OnEachMechanism;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files through the executor. */
@Timeout(30)
class AsyncFilesTest {

  @OnEachMechanism
  void whatIsWrittenIsRead(Mechanism mechanism, @TempDir Path directory) {
    Path path = directory.resolve("file");
    run(
        LoopOptions.DEFAULTS.with(mechanism),
        () -> {
          AsyncFiles.write(path, new byte[] {'a', 'b'});
          AsyncFiles.writeString(path, "cé", StandardOpenOption.APPEND);
          assertThat(AsyncFiles.readString(path)).isEqualTo("abcé");
          assertThat(AsyncFiles.readAllBytes(path)).hasSize(5);
        });
  }

  @OnEachMechanism
  void linesComeOneByOne(Mechanism mechanism, @TempDir Path directory) {
    Path path = directory.resolve("file");
    List<String> expected = IntStream.range(0, 600).mapToObj(i -> "line " + i).toList();
    run(
        LoopOptions.DEFAULTS.with(mechanism),
        () -> {
          AsyncFiles.writeString(path, String.join("\n", expected));
          List<String> lines = new ArrayList<>();
          AsyncFiles.lines(path).forEach(lines::add);
          assertThat(lines).isEqualTo(expected);
          try (AsyncGenerator<String> some = AsyncFiles.lines(path)) {
            assertThat(some.iterator().next()).isEqualTo("line 0");
          }
        });
  }

  @OnEachMechanism
  void aMissingFileIsTheSystemsError(Mechanism mechanism, @TempDir Path directory) {
    run(
        LoopOptions.DEFAULTS.with(mechanism),
        () -> {
          Path path = directory.resolve("missing");
          assertThatThrownBy(() -> AsyncFiles.readString(path))
              .isInstanceOf(NoSuchFileException.class);
          assertThatThrownBy(() -> AsyncFiles.lines(path).iterator().hasNext())
              .isInstanceOf(NoSuchFileException.class);
        });
  }
}
