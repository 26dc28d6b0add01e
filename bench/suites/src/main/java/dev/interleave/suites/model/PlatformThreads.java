package dev.interleave.suites.model;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * The platform threads of models. They are daemons: JMH closes nothing after a batch that failed,
 * and its JVM is to end all the same.
 */
final class PlatformThreads {
  static final ThreadFactory FACTORY = Thread.ofPlatform().daemon().factory();

  private PlatformThreads() {}

  static ExecutorService pool(int threads) {
    return Executors.newFixedThreadPool(threads, FACTORY);
  }
}
