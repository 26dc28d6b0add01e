package dev.interleave.loop;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The future of one who waits at something, a lock say, that knows what that is. */
final class Waiter<T extends @Nullable Object> extends Future<T> {
  private final String operation;
  private final Object at;

  Waiter(EventLoop loop, String operation, Object at) {
    super(loop);
    this.operation = operation;
    this.at = at;
  }

  @Override
  @Nullable Needs needs() {
    return switch (at) {
      case Future<?> future -> Needs.all(List.of(future));
      case LoopBound bound -> bound.needs();
      case TaskGroup group -> group.needs();
      case Needs.Source source -> source.needs();
      default -> null;
    };
  }

  @Override
  String asAwaited() {
    return operation + " of " + (at instanceof Future<?> future ? future.asAwaited() : at);
  }
}
