package dev.interleave.runner.load.generator;

/**
 * A probe: every further line of the generator's input, as JSON.
 *
 * @param rate requests per second
 * @param settleSeconds before what is measured
 * @param seconds measured
 */
public record Order(double rate, double settleSeconds, double seconds) {}
