package dev.interleave.suites;

import dev.interleave.suites.model.Batch;
import dev.interleave.suites.model.Timing;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * The latencies of a fork's units, those of all measured iterations together: a mean of percentiles
 * would be no percentile of anything.
 */
final class Latencies {
  private static final int DIGITS = 3;

  private final Histogram response = new Histogram(DIGITS);
  private final Histogram ready = new Histogram(DIGITS);
  private boolean counts;

  /** Whether the batches from now on count: they do not in warm-up. */
  void count(boolean measured) {
    counts = measured;
  }

  void add(Batch batch) {
    Timing timing = batch.timing();
    if (counts && timing != null) {
      timing.addTo(response, ready);
    }
  }

  /** Each histogram by its name, in HdrHistogram's compressed encoding, in Base64. */
  Map<String, String> encoded() {
    var encoded = new LinkedHashMap<String, String>();
    if (response.getTotalCount() > 0) {
      encoded.put("response", encode(response));
      encoded.put("ready", encode(ready));
    }
    return encoded;
  }

  private static String encode(Histogram histogram) {
    var buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int size = histogram.encodeIntoCompressedByteBuffer(buffer);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), size));
  }
}
