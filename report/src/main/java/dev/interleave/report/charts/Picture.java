package dev.interleave.report.charts;

/**
 * A drawn figure.
 *
 * @param id of the file, without folder and ending
 * @param title of the figure
 * @param alternative the picture in words
 * @param caption what is not in it, possibly empty
 * @param width in points; the PNGs have twice as many pixels
 * @param height in points
 * @param light PNG for a light page
 * @param dark PNG for a dark page
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way to a file; nobody compares pictures.
public record Picture(
    String id,
    String title,
    String alternative,
    String caption,
    int width,
    int height,
    byte[] light,
    byte[] dark) {}
