package dev.interleave.suites.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcFilesTest {
  @TempDir Path folder;

  private void thread(String id, String schedstat) throws IOException {
    Path thread = Files.createDirectories(folder.resolve("task").resolve(id));
    Files.writeString(thread.resolve("schedstat"), schedstat);
  }

  @Test
  void readsThePeakInBytes() throws IOException {
    Files.writeString(
        folder.resolve("status"), "Name:\tjava\nVmPeak:\t   9 kB\nVmHWM:\t   58720 kB\n");
    assertThat(new ProcFiles(folder).peakResident()).hasValue(58720 * 1024.0);
  }

  @Test
  void asksForAnotherPeak() throws IOException {
    Path request = Files.writeString(folder.resolve("clear_refs"), "");
    assertThat(new ProcFiles(folder).resetPeakResident()).isTrue();
    assertThat(request).hasContent("5");
  }

  @Test
  void readsTheSecondFieldOfEachThread() throws IOException {
    thread("11", "2841416 102031 3\n");
    thread("12", "0 0 0\n");
    assertThat(new ProcFiles(folder).runDelays())
        .containsOnly(java.util.Map.entry("11", 102031L), java.util.Map.entry("12", 0L));
  }

  @Test
  void aKernelThatDoesNotCountHasNoDelays() throws IOException {
    thread("11", "0 0 0\n");
    assertThat(new ProcFiles(folder).runDelays()).isEmpty();
  }

  @Test
  void withoutProcNothingIsKnown() {
    var none = new ProcFiles(folder.resolve("none"));
    assertThat(none.resetPeakResident()).isFalse();
    assertThat(none.peakResident()).isEmpty();
    assertThat(none.runDelays()).isEmpty();
  }
}
