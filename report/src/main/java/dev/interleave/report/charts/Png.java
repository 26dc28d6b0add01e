package dev.interleave.report.charts;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * PNG of at most 256 colours, which is all that a chart needs and a third of the bytes: the page
 * embeds every picture twice.
 */
final class Png {
  private static final int COLOURS = 256;

  private Png() {}

  static byte[] encode(BufferedImage image) throws IOException {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    Map<Integer, Integer> counts = new HashMap<>();
    // Runs of one colour are long: most pixels need no look-up.
    for (int i = 0, start = 0; i < pixels.length; i++) {
      if (i + 1 == pixels.length || pixels[i + 1] != pixels[i]) {
        counts.merge(pixels[i], i + 1 - start, Integer::sum);
        start = i + 1;
      }
    }
    List<Integer> palette =
        counts.entrySet().stream()
            .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
            .limit(COLOURS)
            .map(Map.Entry::getKey)
            .toList();
    int[] colours = palette.stream().mapToInt(Integer::intValue).toArray();
    IndexColorModel model =
        new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
    BufferedImage indexed =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    Map<Integer, Integer> nearest = new HashMap<>();
    int[] indices = new int[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      indices[i] =
          i > 0 && pixels[i] == pixels[i - 1]
              ? indices[i - 1]
              : nearest.computeIfAbsent(pixels[i], pixel -> nearest(pixel, colours));
    }
    indexed.getRaster().setSamples(0, 0, width, height, 0, indices);
    return write(indexed);
  }

  private static int nearest(int pixel, int[] colours) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < colours.length; i++) {
      int red = (pixel >> 16 & 255) - (colours[i] >> 16 & 255);
      int green = (pixel >> 8 & 255) - (colours[i] >> 8 & 255);
      int blue = (pixel & 255) - (colours[i] & 255);
      int distance = red * red + green * green + blue * blue;
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }

  private static byte[] write(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      // For PNG "quality" is the effort saved; more of it gains a tenth for thrice the time.
      param.setCompressionQuality(0.4f);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
