package dev.interleave.runner.progress;

import java.time.Duration;

/**
 * Where a run is.
 *
 * @param fork counts up from 1 through the run
 * @param about how many forks there will be, as far as can be told
 * @param name the cell's, short
 * @param elapsed since the first fork began
 * @param left until the end, at most, as far as can be told
 */
public record Position(
    int fork, int about, int round, String name, Duration elapsed, Duration left) {}
