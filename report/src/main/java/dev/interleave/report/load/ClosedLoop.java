package dev.interleave.report.load;

/**
 * What wrk measured of the same server: each connection sends its next request when it has the
 * answer to the last one.
 *
 * @param rate answers per second
 * @param p99Seconds of the service times, or NaN
 * @param errors socket errors and answers with another status than 2xx or 3xx
 */
public record ClosedLoop(double rate, double p99Seconds, long errors) {}
