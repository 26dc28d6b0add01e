package dev.interleave.web.app;

/** What a request asks for, its arguments checked; {@link Router} tells. */
sealed interface Call {
  /** The small JSON that never changes. */
  record Greet() implements Call {}

  /** To wait, and nothing else. */
  record Wait(int milliseconds) implements Call {}

  /** To compute, and nothing else. */
  record Compute(int steps) implements Call {}

  /** To read an order, compute a little, and wait a little. */
  record FindOrder(int id) implements Call {}

  /** To add numbers, which are read already. */
  record Add(Number sum) implements Call {}

  /** What can't be done, and its answer. */
  record Refused(Reply reply) implements Call {}
}
