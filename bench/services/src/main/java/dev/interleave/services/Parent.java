package dev.interleave.services;

import java.io.IOException;

/** The process that started this one, and holds the other end of its standard input. */
public final class Parent {
  private Parent() {}

  /**
   * Exits, shutdown hooks included, once the parent closes that pipe or is gone: the system closes
   * it, however the parent ends. Until then the process lives.
   */
  public static void exitWith() {
    Thread.ofPlatform()
        .name("parent")
        .start(
            () -> {
              awaitEnd();
              System.exit(0);
            });
  }

  /** Waits until the parent closes that pipe or is gone. */
  public static void awaitEnd() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever sent: only the end matters.
      }
    } catch (IOException closed) {
      // As good as the end.
    }
  }
}
