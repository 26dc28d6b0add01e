package dev.interleave.report.load;

/**
 * A server or a request, as data names it.
 *
 * @param id short, for options and files
 * @param title for readers
 */
public record LoadTarget(String id, String title) {}
