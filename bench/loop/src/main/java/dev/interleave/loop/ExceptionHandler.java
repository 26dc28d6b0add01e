package dev.interleave.loop;

/** Takes the errors that nothing else could take. asyncio: {@code set_exception_handler}. */
@FunctionalInterface
public interface ExceptionHandler {

  /** Handles one such error, on the loop's thread. */
  void handle(EventLoop loop, ExceptionContext context);
}
