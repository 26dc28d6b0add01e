package dev.interleave.report;

import dev.interleave.report.analysis.Analysis;
import dev.interleave.report.analysis.Findings;
import dev.interleave.report.input.Source;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** The test data on disk. */
public final class Samples {
  private Samples() {}

  /** A file or folder among the test resources. */
  public static Path path(String name) {
    try {
      URL url = Objects.requireNonNull(Samples.class.getResource("/" + name), name);
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the module makes of some test resources. */
  public static Findings findings(String... names) {
    return Analysis.of(Stream.of(names).map(Samples::path).map(Source::read).toList());
  }
}
