package dev.interleave.loop.http;

/** Asked, each time something came in between two writes, whether to go on writing. */
@FunctionalInterface
interface Going {
  /** Whatever comes in. */
  Going ALWAYS = () -> true;

  boolean on();
}
