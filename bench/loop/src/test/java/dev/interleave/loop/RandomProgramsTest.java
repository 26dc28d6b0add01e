package dev.interleave.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Random programs log what they log on CPython's asyncio, line by line.
 *
 * <p>For other programs than the recorded ones, with a CPython 3.11:
 *
 * <pre>{@code
 * python3 bench/loop/src/test/resources/random_programs.py 1000000 20000 > /tmp/programs
 * mvn test -pl bench/loop -Dtest=RandomProgramsTest -Dinterleave.programs=/tmp/programs
 * }</pre>
 */
class RandomProgramsTest {

  /** A program, and what CPython 3.11 makes of it. */
  private record Recorded(String program, List<String> trace) {

    static List<Recorded> read(String text) {
      List<Recorded> all = new ArrayList<>();
      for (String each : text.split("\n\n", -1)) {
        List<String> lines = each.lines().toList();
        if (!lines.isEmpty()) {
          all.add(new Recorded(lines.getFirst(), lines.subList(1, lines.size())));
        }
      }
      return all;
    }

    /**
     * Whether it ends by itself; otherwise a shutdown here is another than in CPython: it returns.
     */
    boolean ends() {
      return !trace.contains("hang @410000");
    }

    boolean isSame(LoopOptions options) {
      return RandomProgram.run(Json.readList(program), options).equals(trace);
    }

    void check(LoopOptions options) {
      assertThat(RandomProgram.run(Json.readList(program), options)).as(program).isEqualTo(trace);
    }
  }

  private static List<Recorded> corpus() throws IOException {
    String name = "/random-programs.txt";
    try (InputStream in =
        Objects.requireNonNull(RandomProgramsTest.class.getResourceAsStream(name), name)) {
      return Recorded.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @OnEachMechanism
  void programsDoWhatTheyDoInPython(Mechanism mechanism) throws IOException {
    List<Recorded> corpus = corpus();
    assertThat(corpus).hasSize(401);
    corpus.forEach(each -> each.check(LoopOptions.DEFAULTS.with(mechanism)));
  }

  @Test
  void programsDoTheSameOnEachMechanismUnderEachSchedule() throws IOException {
    int differentFromPython = 0;
    for (Recorded each : corpus()) {
      List<?> program = Json.readList(each.program);
      for (long seed = 1; seed <= 3; seed++) {
        List<List<String>> traces = new ArrayList<>();
        for (Mechanism mechanism : Mechanism.values()) {
          LoopOptions options = LoopOptions.DEFAULTS.with(mechanism);
          traces.add(RandomProgram.run(program, options, new AnyOrder(seed)));
        }
        assertThat(traces).as("%s under %d", each.program, seed).containsOnly(traces.getFirst());
        differentFromPython += traces.getFirst().equals(each.trace) ? 0 : 1;
      }
    }
    assertThat(differentFromPython).isGreaterThan(100); // Else the order was never another.
  }

  private static final class AnyOrder implements Choices {
    private final SplittableRandom random;

    AnyOrder(long seed) {
      random = new SplittableRandom(seed);
    }

    @Override
    public int choose(int ready) {
      return random.nextInt(ready);
    }

    @Override
    public void nothingToDo() {
      throw new AssertionError("a program always has its watchdog's timer");
    }
  }

  @OnEachMechanism
  @EnabledIfSystemProperty(named = "interleave.programs", matches = ".+")
  void theseProgramsToo(Mechanism mechanism) throws IOException {
    String file = System.getProperty("interleave.programs");
    LoopOptions options = LoopOptions.DEFAULTS.with(mechanism);
    List<Recorded> programs = Recorded.read(Files.readString(Path.of(file)));
    List<Recorded> different =
        programs.stream().filter(each -> each.ends() && !each.isSame(options)).toList();
    System.out.printf("%s: %d programs, %d differ%n", mechanism, programs.size(), different.size());
    assertThat(programs).isNotEmpty();
    different.forEach(each -> each.check(options)); // The first fails.
  }
}
