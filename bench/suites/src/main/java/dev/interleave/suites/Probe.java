package dev.interleave.suites;

import org.openjdk.jmh.annotations.Benchmark;

/** A first benchmark. */
public class Probe {
  @Benchmark
  public double probe() {
    return Math.sqrt((double) System.nanoTime());
  }
}
