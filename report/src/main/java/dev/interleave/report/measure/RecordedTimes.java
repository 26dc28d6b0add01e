package dev.interleave.report.measure;

import dev.interleave.report.input.InputException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * Percentiles of times that a fork recorded itself, as metrics of the fork: {@code response:p50} to
 * {@code response:p99.9} and {@code response:max} of those called {@code response}. A percentile
 * needs as many times beyond it as {@link SamplePercentile} asks for.
 */
final class RecordedTimes {
  /** Of all these metrics. */
  static final String UNIT = "ms";

  private static final double NANOS = 1e6;

  private RecordedTimes() {}

  /**
   * What there is of a fork, by metric.
   *
   * @param histograms in nanoseconds, encoded, by name
   * @param file that has them, for messages
   * @throws InputException where one can't be decoded
   */
  static Map<String, Double> of(Map<String, String> histograms, String file) {
    Map<String, Double> found = new LinkedHashMap<>();
    histograms.forEach(
        (name, encoded) -> {
          Histogram times = decode(name, encoded, file);
          for (SamplePercentile percentile : SamplePercentile.values()) {
            if (times.getTotalCount() >= percentile.fewest()) {
              found.put(
                  name + ":" + percentile.label(),
                  times.getValueAtPercentile(percentile.percent()) / NANOS);
            }
          }
          if (times.getTotalCount() > 0) {
            found.put(name + ":max", times.getMaxValue() / NANOS);
          }
        });
    return found;
  }

  private static Histogram decode(String name, String encoded, String file) {
    try {
      return Histogram.decodeFromCompressedByteBuffer(
          ByteBuffer.wrap(Base64.getDecoder().decode(encoded)), 0);
    } catch (DataFormatException | RuntimeException damaged) {
      throw new InputException(
          Path.of(file),
          "its fork's histogram \"%s\" can't be read: %s".formatted(name, damaged.getMessage()),
          "Expected HdrHistogram's compressed encoding in Base64.",
          "Measure again, or remove that line from forks.jsonl.",
          damaged);
    }
  }
}
