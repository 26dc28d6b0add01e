package dev.interleave.runner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ListingTest {
  @Test
  void isTheCrossProductOfParameters() {
    var cells =
        Listing.cells(
                """
                WARNING: a.b.c something else
                Benchmarks:\s
                x.B.avg
                  param "how" = {a, b}
                  param "n" = {1, 2}
                x.B.plain
                """
                    .lines()
                    .toList())
            .orElseThrow();
    assertThat(cells.stream().map(cell -> cell.key().toString()))
        .containsExactly(
            "x.B.avg:how=a,n=1",
            "x.B.avg:how=a,n=2",
            "x.B.avg:how=b,n=1",
            "x.B.avg:how=b,n=2",
            "x.B.plain");
  }

  @Test
  void aBenchmarkWithSeveralModesIsOneCell() {
    var lines =
        List.of("Benchmarks: ", "x.B.two", "  param \"n\" = {1}", "x.B.two", "  param \"n\" = {1}");
    assertThat(Listing.cells(lines).orElseThrow()).hasSize(1);
  }

  @Test
  void anEmptyValueIsAValue() {
    var lines = List.of("Benchmarks: ", "x.B.two", "  param \"n\" = {}");
    assertThat(Listing.cells(lines).orElseThrow().getFirst().params()).containsEntry("n", "");
  }

  @Test
  void anotherProgramsOutputIsNone() {
    assertThat(Listing.cells(List.of("Hello", "x.B.two"))).isEmpty();
  }

  @Test
  void chatterIsNoBenchmark() {
    var lines = List.of("Benchmarks: ", "x.B.two", "WARNING: it.is late", "");
    assertThat(Listing.cells(lines).orElseThrow()).hasSize(1);
  }
}
