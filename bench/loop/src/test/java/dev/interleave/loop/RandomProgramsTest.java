package dev.interleave.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Random programs log what they do on CPython's asyncio, line by line. */
class RandomProgramsTest {

  /** A program, and what CPython 3.11 makes of it. */
  record Recorded(String program, List<String> trace) {

    static List<Recorded> read(String text) {
      List<Recorded> all = new ArrayList<>();
      for (String each : text.split("\n\n")) {
        List<String> lines = each.lines().toList();
        all.add(new Recorded(lines.getFirst(), lines.subList(1, lines.size())));
      }
      return all;
    }

    List<String> on(LoopOptions options) {
      return RandomProgram.run(Json.readList(program), options);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "interleave.programs", matches = ".+")
  void theseProgramsToo() throws IOException {
    List<Recorded> all =
        Recorded.read(Files.readString(Path.of(System.getProperty("interleave.programs"))));
    assertThat(all).allSatisfy(each -> assertThat(each.on(LoopOptions.DEFAULTS)).isEqualTo(each.trace));
  }
}
