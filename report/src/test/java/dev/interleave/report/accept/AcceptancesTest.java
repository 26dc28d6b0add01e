package dev.interleave.report.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interleave.report.accept.Standing.Accepted;
import dev.interleave.report.accept.Standing.Beyond;
import dev.interleave.report.accept.Standing.None;
import dev.interleave.report.compare.Subject;
import dev.interleave.report.compare.Verdict;
import dev.interleave.report.compare.Verdict.Cause;
import dev.interleave.report.compare.Verdict.Claim;
import dev.interleave.report.input.InputException;
import dev.interleave.report.stats.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptancesTest {
  private static final String HEADER = "benchmark,metric,ratio,baseline,candidate,date,reason";
  private static final Subject POLL = new Subject("a.Queue.poll:size=1,n=2", "time");

  @TempDir private Path temp;

  private static Acceptance acceptance(Subject subject, double ratio, String reason) {
    return new Acceptance(subject, ratio, "old.jar", "", LocalDate.of(2026, 1, 2), reason);
  }

  private static Interval ratio(double low, double high) {
    return new Interval((low + high) / 2, low, high, 20);
  }

  @Test
  void holdsUntilAllOfTheIntervalIsAboveIt() {
    Acceptance up = acceptance(POLL, 1.1, "checks more");
    Acceptances all = Acceptances.NONE.with(up);
    assertThat(all.standing(POLL, Claim.SLOWER, ratio(1.04, 1.09))).isEqualTo(new Accepted(up));
    assertThat(all.standing(POLL, Claim.SLOWER, ratio(1.1, 1.4))).isEqualTo(new Accepted(up));
    assertThat(all.standing(POLL, Claim.SLOWER, ratio(1.11, 1.4))).isEqualTo(new Beyond(up));
    Subject allocation = new Subject(POLL.benchmark(), "allocation");
    assertThat(all.standing(allocation, Claim.SLOWER, ratio(1.04, 1.09))).isEqualTo(None.NONE);
    for (Verdict other :
        new Verdict[] {Claim.FASTER, Claim.SAME, new Verdict.Undecided(Cause.TOO_NOISY)}) {
      assertThat(all.standing(POLL, other, ratio(1.2, 1.3))).isEqualTo(None.NONE);
    }
  }

  @ParameterizedTest
  @CsvSource({"1.0883, 1.09", "1.09, 1.09", "1.00001, 1.01", "3.472, 3.48", "131.2, 132"})
  void boundsAreRoundedUpToWhatCanBeRead(double ratio, double readable) {
    assertThat(Acceptance.readable(ratio)).isEqualTo(readable);
  }

  @Test
  void theFileIsSortedAndReadsBack() throws IOException {
    Subject first = new Subject("a.Queue.offer", "time");
    Acceptances all =
        Acceptances.NONE
            .with(acceptance(POLL, 1.05, "too little"))
            .with(acceptance(first, 132, "it, \"really\" \t waits"))
            .with(acceptance(POLL, 1.1, "checks more"));
    Path file = temp.resolve("new/accepted.csv");
    AcceptanceFile.write(file, all);
    assertThat(Files.readString(file))
        .isEqualTo(
            """
            benchmark,metric,ratio,baseline,candidate,date,reason
            a.Queue.offer,time,132,old.jar,,2026-01-02,"it, ""really"" waits"
            "a.Queue.poll:size=1,n=2",time,1.1,old.jar,,2026-01-02,checks more
            """);
    assertThat(AcceptanceFile.read(file).all()).isEqualTo(all.all());
    assertThat(AcceptanceFile.read(file).from()).isEqualTo(file.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a.b,time,1.1,,,2026-01-02     | line 3 has 6 values",
        "a.b,time,lots,,,2026-01-02,so | line 3: ratio is 'lots'. It must be a number above 1",
        "a.b,time,0.9,,,2026-01-02,so  | line 3: ratio is '0.9'",
        "a.b,time,NaN,,,2026-01-02,so  | line 3: ratio is 'NaN'",
        "a.b,time,1.1,,,tomorrow,so    | line 3: date is 'tomorrow'. It must be like 2026-01-31.",
        "a.b,time,1.1,,,2026-01-02,    | line 3: reason is missing",
        ",time,1.1,,,2026-01-02,so     | line 3: benchmark or metric is missing",
        "c.d,time,1.1,,,2026-01-02,so  | line 3: there is another acceptance of c.d time",
        "<<<<<<< HEAD                  | line 3 has 1 values",
        "a.b,time,\"1                  | line 2 or the next is not CSV",
      })
  void whatIsWrongIsToldWithItsLine(String line, String problem) throws IOException {
    Path file = temp.resolve("accepted.csv");
    Files.writeString(file, String.join("\n", HEADER, "c.d,time,1.1,,,2026-01-02,so", line, ""));
    assertThatThrownBy(() -> AcceptanceFile.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(problem);
  }

  @Test
  void anotherFileIsNotTakenForOne() throws IOException {
    Path file = Files.write(temp.resolve("other.csv"), List.of("one,two", "1,2"));
    assertThatThrownBy(() -> AcceptanceFile.read(file))
        .hasMessageContaining("line 1 is not the header, but: one,two");
    assertThatThrownBy(() -> Judged.read(file))
        .hasMessageContaining("line 1 is not the header of a comparison.csv");
    assertThatThrownBy(() -> AcceptanceFile.read(temp.resolve("none.csv")))
        .hasMessageContaining("no such file");
  }
}
