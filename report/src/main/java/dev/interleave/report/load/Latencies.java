package dev.interleave.report.load;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * Times in an HdrHistogram: microseconds to ten minutes, to three digits. What is longer counts as
 * ten minutes.
 */
public final class Latencies {
  private static final long MOST_MICROS = 600_000_000;
  private static final int DIGITS = 3;
  private static final double MICROS = 1e6;

  private final Histogram micros;

  private Latencies(Histogram micros) {
    this.micros = micros;
  }

  /** Without any. */
  public static Latencies none() {
    return new Latencies(new Histogram(1, MOST_MICROS, DIGITS));
  }

  /** All of several, as if they had been seen together. */
  public static Latencies merged(Collection<Latencies> parts) {
    Latencies all = none();
    parts.forEach(part -> all.micros.add(part.micros));
    return all;
  }

  /**
   * From {@link #encoded}.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static Latencies decoded(String base64) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
      return new Latencies(Histogram.decodeFromCompressedByteBuffer(bytes, MOST_MICROS));
    } catch (DataFormatException | RuntimeException e) {
      throw new IllegalArgumentException("is not an HdrHistogram in base64: " + e.getMessage(), e);
    }
  }

  /** HdrHistogram's compressed form (V2), in base64: its own tools read it. */
  public String encoded() {
    ByteBuffer bytes = ByteBuffer.allocate(micros.getNeededByteBufferCapacity());
    int length = micros.encodeIntoCompressedByteBuffer(bytes);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
  }

  /** Adds one. */
  public void add(long nanos) {
    micros.recordValue(Math.clamp(nanos / 1000, 0, MOST_MICROS));
  }

  /** How many there are. */
  public long size() {
    return micros.getTotalCount();
  }

  /** In seconds; NaN without any. */
  public double percentile(double percent) {
    return size() == 0 ? Double.NaN : micros.getValueAtPercentile(percent) / MICROS;
  }

  /** The longest in seconds; NaN without any. */
  public double max() {
    return size() == 0 ? Double.NaN : micros.getMaxValue() / MICROS;
  }
}
